import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { judgeMovement } from '../../../domain/acts/operator/movement.ts';
import type { Call } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { stagesTable } from '../../../pages/applicant/status/stages.ts';
import { beijing, callWith, stepIn } from '../../rigs/domain/cases.ts';
import { jiaxingValue } from '../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

const atFive = (call: Call) => {
  call.closingsEndAt = { value: '17:00', source: '三' };
};

describe('a call whose closings end at five', () => {
  const call = callWith(atFive);
  const locks = locksOf(call);

  test('closes there at each date without an hour, and as written at one with an hour', () => {
    expect(locks.declare?.closesAt).toBe(beijing('2021-10-31 17:00'));
    const written = callWith((edited) => {
      atFive(edited);
      stepIn(edited, 'declare').closes = { value: '2021-10-31 24:00', source: '三' };
    });
    expect(locksOf(written).declare?.closesAt).toBe(beijing('2021-11-01'));
  });

  test('opens at the beginning of the day as before', () => {
    expect(locks.declare?.opensAt).toBe(beijing('2021-09-18'));
  });

  test('reads the dates of operators alike', () => {
    const subject = { call, locks, calendar: publishedCalendar };
    const movement = { stage: 'declare', from: '2021-10-31', to: '2021-11-02' };
    expect(judgeMovement(subject, movement, beijing('2021-10-20'))).toMatchObject({
      value: { from: beijing('2021-10-31 17:00'), to: beijing('2021-11-02 17:00') },
    });
  });

  test('is checked by those hours', () => {
    const found = (value: string) => {
      const edited = jiaxingValue() as Call;
      atFive(edited);
      stepIn(edited, 'declare').closes = { value, source: '三' };
      return checkCall(edited, publishedCalendar, VOCABULARIES).map(({ because }) => because);
    };
    expect(found('2021-11-11 17:00')).toContain('closes-with-the-one-before');
    expect(found('2021-11-11 17:01')).toContain('closes-before-the-one-before');
    expect(found('2021-10-31')).toEqual([]);
  });

  test('says so where its dates stand, with the clause', () => {
    const shown = stagesTable({ language: 'zh', call, locks, at: beijing('2021-10-01') }).text;
    expect(shown.replace(/<[^>]*>/g, '')).toContain('截止只写日期的，到当日 17:00 为止。');
  });
});
