import { expect, test } from 'vitest';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import { calendarOf } from '../../../../domain/time/calendar.ts';
import { effectOnCalls } from '../../../../functions/operations/effects/calendar-effect-on-calls.ts';
import { effectOfMovement } from '../../../../functions/operations/effects/effect-of-movement.ts';
import {
  beijing,
  callWith,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  jiaxing,
  stepIn,
} from '../../../rigs/domain/cases.ts';
import { withRest } from '../../../rigs/machine/calendars.ts';

/** The records of these declarations, all with their applicants. */
function needsWith(all: readonly Declaration[]) {
  const records = {
    calls: {
      all: async () => [jiaxing.id],
      current: async () => ({ call: jiaxing }),
      callAt: async () => ({ call: jiaxing }),
    },
    stages: { of: async () => locksOf(jiaxing) },
    indexes: { allUnfinished: async () => all.map(({ id }) => id) },
    declarations: { get: async (id: string) => all.find((each) => each.id === id) },
  };
  return { records, now: () => beijing('2021-10-21 10:00') } as unknown as Parameters<
    typeof effectOnCalls
  >[0];
}

const draft = declarationIn('draft', { id: 'draft' });
const finished = declarationIn('returned', { id: 'finished', notice: ENDED_NOTICE });

test.each([
  ['a draft and a return whose notice has ended', [draft, finished], 1],
  ['a return whose notice has ended', [finished], 0],
] as const)('a later closing of declaring is too late for no ended notice: %s', async (_, all, count) => {
  const needs = needsWith(all);
  const moved = { call: jiaxing, locks: locksOf(jiaxing), stage: 'declare', to: beijing('2021-11-06') };
  const { calendar } = caseOf(draft);
  const effect = await effectOfMovement(needs, { ...moved, calendar }, needs.now());
  expect(effect.says.map(({ zh }) => zh).join()).toContain(`现有 ${count} 份未提交`);
  const rest = ['2021-11-04', '2021-11-05', '2021-11-08', '2021-11-09', '2021-11-10'];
  const amended = await effectOnCalls(needs, calendar, calendarOf(withRest(...rest), 2));
  expect(amended.says.map(({ zh }) => zh).join()).toContain(`现有 ${count} 份未提交`);
});

test('a later step that closes before the notice says by its own closing who cannot be finished', async () => {
  const call = callWith((edited) => {
    stepIn(edited, 'recommendation').closes = { value: '2021-11-05', source: '三' };
  });
  const late = declarationIn('submitted', { id: 'late' });
  const records = needsWith([late]).records;
  const needs = { records: { ...records, calls: { ...records.calls, callAt: async () => ({ call }) } } };
  const { calendar } = caseOf(late);
  const asked = { call, locks: locksOf(call), stage: 'recommendation', calendar };
  const effect = async (to: string, at: string) => {
    const { says } = await effectOfMovement(
      needs as typeof needs & { records: never },
      { ...asked, to: beijing(to) },
      beijing(at),
    );
    return says.map(({ zh }) => zh).join();
  };
  expect(await effect('2021-11-06', '2021-10-29 10:00')).toContain('最迟须于 2021-10-28 张贴：late');
  expect(await effect('2021-11-10', '2021-10-29 10:00')).not.toContain('late');
});
