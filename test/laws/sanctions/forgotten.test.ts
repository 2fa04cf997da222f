import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { everyItem } from '../../rigs/functions/every-item.ts';
import { ENGINES, rowsOf } from '../../rigs/machine/engine-rows.ts';
import { inventedNumber } from '../../rigs/machine/people.ts';
import { openRig, taken } from '../../rigs/machine/rig.ts';
import {
  decidedOn,
  enterOn,
  laySanctions,
  sanctionIdIn,
  sanctionOf,
} from '../../rigs/sanctions/sanctioned.ts';

const folder = mkdtempSync(join(tmpdir(), 'forgotten-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PLANTED = ['示例标记甲', '示例标记乙', '示例标记丙'];

/** A sanction that runs out on 2021-10-20 and says the planted words wherever it can. */
function planted(mark: string) {
  return sanctionOf(inventedNumber(1), {
    person: { kind: 'resident-id', number: inventedNumber(1), name: mark, employer: mark },
    ...decidedOn('2020-10-20', 1),
    act: mark,
    basis: mark,
    effect: { words: mark },
    evidence: [mark],
    remedy: { told: mark },
  });
}

test('after its last day nothing of an entry is found, in no record, file, letter or history', async () => {
  const rig = await openRig({
    startAt: '2021-10-08 10:00',
    folder,
  });
  const id = await rig.submitted(1);
  const entered = await enterOn(rig, planted(PLANTED[0] ?? ''));
  const sanction = sanctionIdIn(entered.output);
  const refused = await enterOn(rig, { ...planted(PLANTED[1] ?? ''), ground: PLANTED[1] });
  const file = laySanctions(rig, { sanctions: [planted(PLANTED[2] ?? '')] });
  const corrected = await rig.operate({ act: 'correct-sanction', sanction, expectedVersion: 1, file });
  expect([entered.status, refused.status, corrected.status]).toEqual(['SUCCEEDED', 'FAILED', 'SUCCEEDED']);
  taken(await rig.support(id));
  await rig.turnTo('2021-10-21 01:00');
  const items = JSON.stringify(await everyItem(rig.database));
  expect(items).not.toContain(sanction);
  await rig.stop();
  const rows = ENGINES.flatMap((engine) => rowsOf(folder, engine)).join('\n');
  const files = readdirSync(folder)
    .filter((name) => !name.startsWith('materials'))
    .map((name) => readFileSync(join(folder, name)).toString('utf8'));
  for (const mark of PLANTED)
    for (const place of [items, rows, ...files]) expect(place.includes(mark)).toBe(false);
  // The bucket keeps no version of a file that an act read.
  expect(
    rowsOf(folder, 'materials').filter((row) => row.startsWith('versions') && row.includes('"sanctions/')),
  ).toEqual([]);
});
