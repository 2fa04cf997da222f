import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../adapters/records/store/store.ts';
import { fileWrites } from '../../../casework/achievement-file/keep-file.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import { accountOf, type FileRig, openFileRig } from '../../rigs/achievement-file/file-rig.ts';
import { everyItem } from '../../rigs/functions/every-item.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { taken } from '../../rigs/machine/rig.ts';

let rig: FileRig;
afterEach(async () => {
  await rig?.settle();
  await rig?.stop();
});

const FACTS = {
  degrees: [{ degree: 'bachelor', obtainedOn: '2012-06-30', school: '甲乙大学' }],
  achievements: [{ kind: 'paper', name: '某论文' }],
  recommenders: [{ name: '赵推荐' }],
  hours: { 2020: 90 },
};
const { recommenders: _, ...KEPT } = FACTS;
/** What the next year's call asks for of it. */
const { achievements: _none, ...NEXT } = KEPT;
const MASTER = [{ degree: 'master', obtainedOn: '2020-06-30', school: '甲乙大学' }];

/** What everybody here states of the career, with these facts. Where one is insured is no part of it. */
const stated = (facts: Person): Person => {
  const { insurance: _here, ...base } = rig.applicant(1).draft.facts ?? {};
  return { ...base, ...facts, hours: { ...base.hours, ...facts.hours } };
};

async function keptBy(nth: number): Promise<string> {
  const id = await rig.stating(nth, FACTS);
  taken(await rig.submitKeeping(id));
  return id;
}

describe('a file is kept by choice alone', () => {
  test('of a submission that was told to, for the years of its call', async () => {
    rig = await openFileRig();
    await keptBy(1);
    expect(await rig.fileOf(1)).toMatchObject({
      file: { facts: stated(KEPT), lastUsedOn: '2021-10-08', forgottenOn: '2027-10-08' },
    });
    // The submission has its own copy, of everything.
    expect((await rig.fileOf(1))?.file.facts).toEqual(stated(KEPT));
  });

  test('of no other submission, and of no draft', async () => {
    rig = await openFileRig();
    taken(await rig.submit(await rig.stating(1, FACTS)));
    await rig.stating(2, FACTS);
    expect([await rig.fileOf(1), await rig.fileOf(2)]).toEqual([undefined, undefined]);
    const refused = await rig.stating(3, FACTS);
    expect((await rig.submitKeeping(refused, '2021-11-05')).ok).toBe(false);
    expect(await rig.fileOf(3)).toBeUndefined();
  });

  test('and is its account’s alone', async () => {
    rig = await openFileRig();
    await keptBy(1);
    expect(await rig.fileOf(2)).toBeUndefined();
    const { draft } = taken(await rig.begin({ account: accountOf(rig, 2) }, undefined, true));
    expect(draft).toEqual({});
    // Its seal is bound to the account: under another one it does not open.
    const [item] = (await everyItem(rig.straight)).filter(({ sk }) => sk === 'FILE');
    const { openTyped } = rig.machine.needs.keys;
    expect(await openTyped(String(item?.sealed), 'achievement-file', accountOf(rig, 2))).toBeUndefined();
  });
});

describe('a draft begun from the file', () => {
  test('states what the call asks for, and nothing else of it', async () => {
    rig = await openFileRig();
    await keptBy(1);
    const { draft } = taken(await rig.next.acts.begin(rig.applicant(1), undefined, true));
    expect(draft).toEqual({ facts: stated({ degrees: FACTS.degrees }) });
  });

  test('uses it, so that the years of the call that used it last count from this day', async () => {
    rig = await openFileRig();
    await keptBy(1);
    rig.sleepTo('2021-10-20 09:00');
    taken(await rig.next.acts.begin(rig.applicant(1), undefined, true));
    const used = await rig.fileOf(1);
    expect(used?.file).toMatchObject({ lastUsedOn: '2021-10-20', forgottenOn: '2022-10-20' });
    expect(used?.file.facts).toEqual(stated(KEPT));
  });

  test('is empty if nobody asks for the file', async () => {
    rig = await openFileRig();
    await keptBy(1);
    expect(taken(await rig.next.acts.begin(rig.applicant(1))).draft).toEqual({});
  });
});

test('a later submission takes the place of what it states, and leaves the rest', async () => {
  rig = await openFileRig();
  await keptBy(1);
  const id = await rig.stating(1, { degrees: MASTER, hours: { 2021: 91 } }, 'next');
  taken(await rig.next.acts.submitKeeping(id));
  const kept = { achievements: KEPT.achievements, hours: { 2020: 90, 2021: 91 } };
  expect((await rig.fileOf(1))?.file.facts).toEqual(stated({ degrees: MASTER, ...kept }));
});

test('a file is forgotten on its day: nobody is shown it, nothing is begun from it, and nothing of it comes back', async () => {
  rig = await openFileRig();
  const first = await rig.stating(1, NEXT, 'next');
  taken(await rig.next.acts.submitKeeping(first));
  const [item] = (await everyItem(rig.straight)).filter(({ sk }) => sk === 'FILE');
  expect(item?.expires).toBe(Date.parse('2022-10-08T00:00:00+08:00') / 1000);
  rig.sleepTo('2022-10-07 23:59:59.999');
  expect(await rig.fileOf(1)).toBeDefined();
  rig.sleepTo('2022-10-08 00:00');
  expect(await rig.fileOf(1)).toBeUndefined();
});

test('what is kept after that day is another file, though the table still has the old one', async () => {
  rig = await openFileRig();
  taken(await rig.next.acts.submitKeeping(await rig.stating(1, NEXT, 'next')));
  const id = await rig.stating(1, { degrees: MASTER });
  const { declaration } = await rig.story(id);
  const keep = async (at: string) => {
    const writes = await fileWrites(rig.machine.needs, { declaration, call: rig.call }, beijing(at));
    expect(await openStore('zhicheng', rig.straight).transact(writes)).toEqual({ ok: true });
  };
  await keep('2022-10-08 00:00');
  rig.sleepTo('2022-10-08 00:00');
  expect((await rig.fileOf(1))?.file.facts).toEqual(stated({ degrees: MASTER }));
});
