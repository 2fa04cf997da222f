import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Written } from '../../../../adapters/records/store/store.ts';
import { keys } from '../../../../adapters/records/store/table.ts';
import { type Lock, lockOf } from '../../../../domain/call/windows.ts';
import type { Change, Gate } from '../../../../domain/declaration/change.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import { type Dynamo, startDynamo } from '../../../../local/dynamodb/start-dynamo.ts';
import {
  asCase,
  type Bench,
  carried,
  changeTo,
  LATER,
  lockStage,
  openBench,
} from '../../../rigs/adapters/records.ts';
import { beijing } from '../../../rigs/machine/acting.ts';

let dynamo: Dynamo;
let bench: Bench;
let draft: Declaration;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  bench = await openBench(dynamo.endpoint);
  draft = await bench.draft('a');
});

function failedOf(written: Written): string[] {
  return written.ok ? [] : written.failed.map(({ named }) => named);
}

/** The answer of the write. If it was refused, this also checks that nothing changed. */
async function attempt(change: Change, declaration = draft): Promise<Written> {
  const before = await bench.items();
  const written = await bench.records.declarations.writeChange(asCase(declaration), change);
  if (!written.ok) expect(await bench.items()).toEqual(before);
  return written;
}

const open: Gate = { kind: 'open', stage: 'declare' };
const CLOSES = beijing('2021-11-01');
const submit = changeTo('submitted', { gates: [open], claim: 'take', set: { run: 1, claimed: 'person-a' } });

test('a change that a rule decided on the present state is written, with the next version and one more entry', async () => {
  expect(await attempt(submit)).toEqual({ ok: true });
  const story = await bench.records.declarations.story('a');
  expect(story?.declaration).toMatchObject({ standing: 'submitted', version: 2, run: 1 });
  expect(story?.timeline.map(({ version, from, to }) => [version, from, to])).toEqual([
    [1, undefined, 'draft'],
    [2, 'draft', 'submitted'],
  ]);
});

describe('a write is refused by name, and changes nothing, if it relied on', () => {
  test.each<[string, Partial<Declaration>, string[]]>([
    ['a version that passed', { version: 0 }, ['declaration', 'timeline']],
    ['a version to come', { version: 2 }, ['declaration']],
    ['another run', { run: 7 }, ['declaration']],
    ['another standing', { standing: 'returned' }, ['declaration']],
  ])('%s', async (_, seen, failed) => {
    expect(failedOf(await attempt(submit, { ...draft, ...seen }))).toEqual(failed);
  });

  // The window is half-open.
  test.each<[string, string, string[]]>([
    ['a stage that opens in a millisecond', '2021-09-17 23:59:59.999', ['gate']],
    ['a stage that opens now', '2021-09-18', []],
    ['a stage that closes in a millisecond', '2021-10-31 23:59:59.999', []],
    ['a stage that closes now', '2021-11-01', ['gate']],
  ])('%s', async (_, at, failed) => {
    expect(failedOf(await attempt({ ...submit, at: beijing(at) }))).toEqual(failed);
  });

  test('a stage that is locked, even if the act was received in time; the answer carries the lock', async () => {
    await lockStage(bench, 'declare', CLOSES);
    const written = await attempt(submit);
    expect(failedOf(written)).toEqual(['gate']);
    // ALL_OLD: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConditionCheck.html
    expect(written).toMatchObject({
      failed: [{ item: { stage: 'declare', lockedAt: CLOSES, closesAt: CLOSES } }],
    });
  });

  test('a lock that is not set, or of another generation', async () => {
    const lapse = (generation: number): Change =>
      changeTo('lapsed', { move: 'lapse', gates: [{ kind: 'locked', stage: 'declare', generation }] });
    expect(failedOf(await attempt(lapse(1)))).toEqual(['gate']);
    await lockStage(bench, 'declare', CLOSES);
    expect(failedOf(await attempt(lapse(2)))).toEqual(['gate']);
    expect(await attempt(lapse(1))).toEqual({ ok: true });
  });

  test('a reopening of another generation, or one that is locked again', async () => {
    const restore = (generation: number): Change =>
      changeTo('draft', { move: 'restore', gates: [{ kind: 'reopened', stage: 'declare', generation }] });
    expect(failedOf(await attempt(restore(2)))).toEqual(['gate']);
    await lockStage(bench, 'declare', CLOSES);
    expect(failedOf(await attempt(restore(1)))).toEqual(['gate']);
  });

  test('the gate of a stage that was never published', async () => {
    const { locks, ...subject } = asCase(draft);
    const none: Lock = { ...lockOf(locks, 'declare'), stage: 'none' };
    const change: Change = { ...submit, gates: [{ kind: 'open', stage: 'none' }] };
    const written = await bench.records.declarations.writeChange({ ...subject, locks: { none } }, change);
    expect(failedOf(written)).toEqual(['gate']);
  });

  test('a claim that another declaration holds, to take or to free', async () => {
    const other = await bench.draft('b', { identity: { kind: 'passport', sealed: 's', hash: 'person-a' } });
    await carried(bench, other, submit);
    expect(failedOf(await attempt(submit))).toEqual(['claim']);
    const freed: Change = { ...submit, claim: 'free' };
    expect(failedOf(await attempt(freed, { ...draft, run: 1, claimed: 'person-a' }))).toContain('claim');
  });
});

test('a claim is taken again by its own declaration, and free for others once freed', async () => {
  const once = await carried(bench, draft, submit);
  const twice = await carried(bench, once, submit);
  await carried(bench, twice, changeTo('withdrawn', { move: 'withdraw', claim: 'free' }));
  const other = await bench.draft('b', { identity: { kind: 'resident-id', sealed: 's', hash: 'person-a' } });
  expect(await attempt(submit, other)).toEqual({ ok: true });
});

describe('a late-entry grant', () => {
  const until = beijing('2021-11-03');
  const within = beijing('2021-11-02');
  const number = 1;
  const passing = (uses: boolean, at = within): Change =>
    changeTo('draft', { at, gates: [{ kind: 'grant', stage: 'declare', number, uses }] });
  const runsOut = (at: string): Change =>
    changeTo('lapsed', { at, gates: [{ kind: 'ran-out', stage: 'declare', number }] });
  let granted: Declaration;
  beforeEach(async () => {
    const terms = { until, reason: 'test', by: 'operator' };
    const gate: Gate = { kind: 'new-grant', stage: 'declare', number, grant: terms };
    const grant = { stage: 'declare', number, until };
    granted = await carried(
      bench,
      draft,
      changeTo('draft', { move: 'grant', set: { grant }, gates: [gate] }),
    );
  });

  test('is not given twice under one number', async () => {
    const gate: Gate = {
      kind: 'new-grant',
      stage: 'declare',
      number,
      grant: { until, reason: 'r', by: 'b' },
    };
    expect(failedOf(await attempt(changeTo('draft', { gates: [gate] }), granted))).toEqual(['grant']);
  });

  test('admits until its instant, and is used once', async () => {
    expect(failedOf(await attempt(passing(true, until), granted))).toEqual(['grant']);
    const changed = await carried(bench, granted, passing(false));
    const used = await carried(bench, changed, passing(true));
    for (const uses of [false, true]) expect(failedOf(await attempt(passing(uses), used))).toEqual(['grant']);
    expect(failedOf(await attempt(runsOut(beijing('2021-11-04')), used))).toEqual(['grant']);
  });

  test('runs out after writes under it have drained, not before, and then admits nobody', async () => {
    expect(failedOf(await attempt(runsOut(until), granted))).toEqual(['grant']);
    const ended = await carried(bench, granted, runsOut(beijing('2021-11-03 00:00:40')));
    expect(failedOf(await attempt(passing(false), ended))).toEqual(['grant']);
  });
});

test('an entry of the timeline is never overwritten', async () => {
  const own = { ...keys.timeline('a', 2), entry: { move: 'lapse' } };
  await bench.put(own);
  expect(failedOf(await attempt(submit))).toEqual(['timeline']);
});

test('one of two acts on one version is written', async () => {
  const both = await Promise.all(
    [submit, changeTo('withdrawn')].map((each) =>
      bench.records.declarations.writeChange(asCase(draft), each),
    ),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await bench.records.declarations.story('a'))?.timeline).toHaveLength(2);
});

test('an account has one present draft, and the pointer of the first refuses a second creation', async () => {
  await expect(bench.draft('b', { account: draft.account })).rejects.toThrow('account');
  expect(await bench.records.declarations.get('b')).toBeUndefined();
});

test('a token is kept only if nothing happened since the declaration was read', async () => {
  const { declarations } = bench.records;
  const keep = (seen: { run: number; version: number }) =>
    declarations.keepWait([declarations.tokenWrite({ id: 'a', ...seen }, { token: 'token' }, LATER)]);
  const submitted = await carried(bench, draft, submit);
  expect(await keep({ run: 1, version: 1 })).toBe(false);
  expect(await keep({ run: 2, version: 2 })).toBe(false);
  expect(await keep({ run: 1, version: 2 })).toBe(true);
  expect((await declarations.get('a'))?.token).toBe('token');
  expect(await declarations.setDue({ ...submitted, run: 2 }, LATER)).toBe(false);
  expect(await declarations.setDue({ ...submitted, version: 9 }, undefined)).toBe(false);
});
