import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Condition } from '../../../domain/call/condition-form.ts';
import { UNMET } from '../../../domain/call/rules-form.ts';
import type { Eligibility } from '../../../domain/eligibility/judgement.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import type { SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { barredBy } from '../../../domain/sanctions/judge-barred.ts';
import { plusDays } from '../../../domain/values/instant.ts';
import { day, idsOf } from '../../rigs/domain/generated-people.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

/**
 * The values of a call that stand aside from its plain conditions: hours that are made up, a probation, the profession of
 * those who recommend, what an unmet condition does, and by what the register bars.
 */
const CHOICE = { level: 'engineer', eligibilityRoute: 'normal' };

function callOf(changed: Partial<Eligibility>, cutOff = jiaxingCall.cutOff.value): Call {
  const { eligibility } = jiaxingCall;
  if (!eligibility) throw new Error('The call judges nobody');
  return {
    ...jiaxingCall,
    cutOff: { value: cutOff, source: '一' },
    eligibility: { ...eligibility, ...changed },
  };
}

function ruleOf(when: Condition, unmet?: Eligibility['unmet']) {
  const { level, eligibilityRoute } = CHOICE;
  return {
    ...{ levels: [level], eligibilityRoutes: [eligibilityRoute], source: '一', when },
    ...(unmet && { unmet }),
  };
}

const judgedBy = (call: Call, facts: Person) => judgeStated(call, VOCABULARIES, { ...CHOICE, facts });
const judged = (when: Condition, facts: Person, cutOff?: string) =>
  judgedBy(callOf({ rules: [ruleOf(when)] }, cutOff), facts)?.answer.is;

const asked = fc
  .record({
    first: fc.integer({ min: 2001, max: 2040 }),
    each: fc.integer({ min: 30, max: 120 }),
    more: fc.integer({ min: 1, max: 240 }),
    nth: fc.nat(2),
    madeUpBy: day,
  })
  .map(({ first, each, more, nth, madeUpBy }) => {
    const years = [first, first + 1, first + 2];
    const [finishing = first, full = first, made = first] = [...years.slice(nth), ...years.slice(0, nth)];
    return { years, each, total: each + more, finishing, full, made, madeUpBy };
  });

test('the sum, the finishing year and the last day of made-up hours are the call’s own', () => {
  fc.assert(
    fc.property(asked, ({ years, each, total, finishing, full, made, madeUpBy }) => {
      const when = { hours: { years, each, makeUp: { total, finishing }, madeUpBy } };
      // One year is done, another has what is left but one hour, and that one is made up for the third, too few by itself.
      const stated = (
        { done = each, left = total - each - 1 },
        { hours = 1, on = madeUpBy } = {},
      ): Person => ({
        hours: { [finishing]: done, [full]: left, [made]: 0 },
        madeUpHours: [{ year: made, hours, on }],
      });
      expect(judged(when, stated({}))).toBe('met');
      const misses = {
        total: stated({ left: total - each - 1.01 }),
        finishing: stated({ done: each - 0.01, left: total - each }),
        madeUp: stated({}, { hours: 0.99 }),
        madeUpBy: stated({}, { on: plusDays(madeUpBy, 1) }),
      };
      for (const [miss, who] of Object.entries(misses))
        expect([miss, judged(when, who)]).toEqual([miss, 'not-met']);
      expect(judged({ hours: { years, each, madeUpBy } }, stated({}))).toBe('not-met');
    }),
  );
});

test('a probation is passed by the call’s own cut-off', () => {
  fc.assert(
    fc.property(day, (cutOff) => {
      const on = (probationPassedOn: string) =>
        judged({ probation: 'passed' }, { probationPassedOn }, cutOff);
      expect([on(cutOff), on(plusDays(cutOff, 1)), on('none')]).toEqual(['met', 'not-met', 'not-met']);
    }),
  );
});

test('the profession of those who recommend counts where the call says so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), idsOf('titles'), (atLeast, title) => {
      const people = (last: boolean | undefined) => ({
        recommenders: Array.from({ length: atLeast }, (_, nth) => ({
          ...{ name: `王${nth}`, title, sameProfession: nth < atLeast - 1 || last },
        })),
      });
      const same = { recommenders: { atLeast, title, sameProfession: true as const } };
      expect(judged(same, people(true))).toBe('met');
      expect(judged(same, people(false))).toBe('not-met');
      expect(judged(same, people(undefined))).toBe('not-known');
      expect(judged({ recommenders: { atLeast, title } }, people(false))).toBe('met');
    }),
  );
});

test('an unmet condition does what its rule says, or else the call', () => {
  const unmet = fc.constantFrom(...UNMET);
  fc.assert(
    fc.property(unmet, fc.option(unmet, { nil: undefined }), (ofCall, ofRule) => {
      const own = ofRule && { value: ofRule, source: '二' };
      const rules = [ruleOf({ selfScore: 60 }, own), ruleOf({ probation: 'passed' })];
      const call = callOf({ unmet: { value: ofCall, source: '一' }, rules });
      const found = judgedBy(call, { selfScore: 59, probationPassedOn: 'none' });
      expect(found?.unmet.map(({ does }) => does)).toEqual([ofRule ?? ofCall, ofCall]);
    }),
  );
});

test('the register bars by the grounds that the call names, and by no other', () => {
  const grounds = VOCABULARIES.grounds.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(grounds, { minLength: 1 }), day, fc.nat(900), (noSanction, from, days) => {
      const to = plusDays(from, days);
      const entries = grounds.map(
        (ground): SanctionEntry => ({
          ...{ id: ground, ground, from, to, sealed: '', version: 1, acts: [] },
        }),
      );
      const barred = (on: string, call: Call) => barredBy(call, entries, { level: CHOICE.level, day: on });
      const call = callOf({ barred: { noSanction, source: '三' } });
      const found = barred(to, call);
      expect(found.map(({ entry }) => entry.ground)).toEqual(noSanction);
      for (const each of found) expect(each).toMatchObject({ clause: '三', freeFrom: plusDays(to, 1) });
      expect(barred(from, call)).toHaveLength(noSanction.length);
      expect([barred(plusDays(to, 1), call), barred(plusDays(from, -1), call)]).toEqual([[], []]);
      expect(barred(to, callOf({ barred: undefined }))).toEqual([]);
    }),
  );
});
