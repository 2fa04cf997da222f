import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import type { Draft } from '../../../../domain/declaration/draft/draft.ts';
import { asCase, changeTo, creationOf, draftOf } from '../../../rigs/adapters/records.ts';
import { largestDraft } from '../../../rigs/domain/largest.ts';
import { type DynamoFront, openDynamoFront } from '../../../rigs/dynamodb/open-front.ts';
import { beijing } from '../../../rigs/machine/acting.ts';
import { COUNTY, inventedApplicant } from '../../../rigs/machine/people.ts';
import { CALL, taken } from '../../../rigs/machine/rig.ts';
import {
  EMPLOYER_DESK,
  openReviewing,
  type Reviewing,
  readingOf,
} from '../../../rigs/reviewer-pages/reviewing.ts';

/**
 * A large number of cases. A large employer's desk was found to list 129 to 155 of them, by how much their
 * applicants had written.
 */
const HOW_MANY = 251;
const NOW = '2021-10-11 09:00';

let reviewing: Reviewing;
let front: DynamoFront;
const ids = Array.from({ length: HOW_MANY }, (_, nth) => `desk-${String(nth).padStart(3, '0')}`);

beforeAll(async () => {
  const throughFront = async (target: string) => {
    front = await openDynamoFront({ target });
    return front.endpoint;
  };
  reviewing = await openReviewing({ startAt: NOW, throughFront });
  for (let from = 0; from < HOW_MANY; from += 25)
    await Promise.all(ids.slice(from, from + 25).map((id, at) => submitted(id, from + at)));
});
afterAll(async () => {
  await front?.clear();
  await reviewing?.stop();
  await front?.close();
});

/** Most as long as people write them, every twenty-fifth as long as its form takes it, every seventh under a late entry. */
async function submitted(id: string, nth: number): Promise<void> {
  const { declarations } = reviewing.rig.machine.records;
  const { number: _, ...identity } = { ...inventedApplicant(CALL, nth % 900, {}).draft.identity };
  const usual: Draft = { ...inventedApplicant(CALL, nth % 900, {}).draft, identity };
  const draft = nth % 25 === 0 ? { ...largestDraft(1), employer: COUNTY.code } : usual;
  const begun: Declaration = { ...draftOf(id), draft };
  const gate = { kind: 'open', stage: 'declare' } as const;
  const made = await declarations.create(
    { declaration: begun, gate, locks: asCase(begun).locks, entry: creationOf(begun) },
    undefined,
  );
  const grant =
    nth % 7 === 0 ? { grant: { stage: 'employer', number: 1, until: beijing('2021-11-15') } } : {};
  const at = beijing(`2021-10-11 08:${String(nth % 60).padStart(2, '0')}`);
  const set = { run: 1, submittedDraft: draft, submittedAt: at, enteredAt: at, ...grant };
  const written = await declarations.writeChange(asCase(begun), changeTo('submitted', { set, at }));
  if (!made.ok || !written.ok) throw new Error(`Not submitted: ${id}`);
}

interface Listed {
  readonly numbers: readonly string[];
  readonly ids: readonly string[];
  readonly pages: number;
}

/** Everything that the desk lists, by following its links to its other pages. */
async function listed(): Promise<Listed> {
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const first = await reviewing.get(desk);
  const others = [...first.body.matchAll(/href="([^"]*\?page=\d+)"/g)].map(([, address = '']) => address);
  const answers = [
    first,
    ...(await Promise.all([...new Set(others)].map((address) => reviewing.get(address)))),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
  const found = answers.flatMap(({ body }) => [...body.matchAll(/\/declarations\/([^"/]+)"/g)]);
  return {
    numbers: answers.map((answer) => /(\d+) 份，最急的在前/.exec(readingOf(answer))?.[1] ?? ''),
    ids: found.map(([, id = '']) => id).sort(),
    pages: answers.length,
  };
}

test('a desk of 251 cases lists each once over its pages, and gives 251 as their number on each', async () => {
  expect(await listed()).toEqual({ numbers: ['251', '251', '251'], ids, pages: 3 });
});

test('a text that is no page’s number means the first, and one past the end the last', async () => {
  const desk = await reviewing.deskOf(EMPLOYER_DESK);
  const at = async (page: string) => readingOf(await reviewing.get(`${desk}?page=${page}`));
  for (const page of ['0']) expect(await at(page)).toContain('第 1 页，共 3 页');
  for (const page of ['999999']) expect(await at(page)).toContain('第 3 页，共 3 页');
});

test('a case that has left the desk is not shown while the index lags, and nothing is shown twice; then each once again', async () => {
  const { rig } = reviewing;
  const lag = await front.lagIndexes(1000);
  const gone = ids.slice(1, 3);
  const rest = ids.filter((id) => !gone.includes(id));
  for (const id of gone) taken(await rig.decide(id, { kind: 'refuse', reason: '不符合' }));
  await rig.settle();
  const fresh = await rig.submitted(901, { employer: COUNTY });
  const { indexes } = rig.machine.records;
  expect(await indexes.queued(CALL.id, EMPLOYER_DESK)).toHaveLength(HOW_MANY);
  const last = await reviewing.get(`${await reviewing.deskOf(EMPLOYER_DESK)}?page=3`);
  expect(readingOf(last)).toContain('249 份，最急的在前');
  expect(lag.count).toBeGreaterThan(0);
  await lag.catchUp();
  expect(await listed()).toEqual({ numbers: ['250', '250', '250'], ids: [fresh, ...rest].sort(), pages: 3 });
  expect(await indexes.waiting(CALL.id, 'employer')).toBe(250);
  expect((await indexes.allUnfinished(CALL.id, 'employer')).sort()).toEqual([fresh, ...rest].sort());
});
