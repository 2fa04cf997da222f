import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { callWith, stepIn } from '../../rigs/domain/cases.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

/** What the ladder has for the employer's review: a reminder after two working days, and a hand-over after four. */
const saysWith = (days: number, after?: string) =>
  checkCall(
    callWith((call) => {
      const value = { days, count: 'working-days' as const, ...(after === undefined ? {} : { after }) };
      stepIn(call, 'employer').term = { value, source: '四' };
    }),
    publishedCalendar,
    VOCABULARIES,
  ).flatMap(({ because, zh }) => (because === 'rung-after-deadline' ? [zh] : []));

test('the hand-over that a deadline ends before is named, and what comes in time is not', () => {
  const [said = '', ...others] = saysWith(4);
  expect(others).toEqual([]);
  expect(said).toContain('employer-superior-four-days-after-asked（4），其中有转交主管的');
  expect(said).not.toContain('employer-two-days-after-asked');
});

test('a deadline that leaves every rung its day, or that runs from before the step, is not warned of', () => {
  expect(saysWith(5)).toEqual([]);
  expect(saysWith(4, 'submitted')).toEqual([]);
});

test('a shorter one names the reminder too', () => {
  expect(saysWith(2)[0]).toContain('employer-two-days-after-asked（2）');
});
