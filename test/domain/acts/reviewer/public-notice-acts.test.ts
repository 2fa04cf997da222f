import { describe, expect, test } from 'vitest';
import { missedPostingDay } from '../../../../domain/acts/feasibility.ts';
import { lastFeasibleBy, lastResultDay } from '../../../../domain/acts/notice-days.ts';
import { postNotice } from '../../../../domain/acts/reviewer/post-notice.ts';
import { interruptNotice, recordResult } from '../../../../domain/acts/reviewer/public-notice-acts.ts';
import { noticeRulesOf } from '../../../../domain/call/steps.ts';
import { closingInstant } from '../../../../domain/call/windows.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import { MAX_ROUNDS } from '../../../../domain/values/bounds.ts';
import {
  after,
  at,
  beijing,
  callWith,
  caseOf,
  declarationIn,
  EMPLOYER,
  jiaxing,
  locksWith,
  taken,
} from '../../../rigs/domain/cases.ts';

const supported = declarationIn('supported');
const posting = (postedOn: string, over = {}) => ({ postedOn, place: '公告栏', confirmed: false, ...over });

/** The locks of a call whose bodies close after every day of these tests. */
const LATER_BODIES = locksWith('recommendation', { closesAt: beijing('2027-06-30') });

describe('the statement that the notice was posted', () => {
  test('keeps the stated day beside the day of the statement, and counts the working days after it', () => {
    const change = taken(postNotice(caseOf(supported), posting('2021-10-12'), at('2021-10-14 09:00')));
    expect(change).toMatchObject({
      to: 'posted',
      clause: '四（二）',
      gates: [{ kind: 'open', stage: 'employer' }],
      set: {
        notice: {
          employer: EMPLOYER.code,
          postedOn: '2021-10-12',
          statedOn: '2021-10-14',
        },
      },
      inputs: { lastDay: '2021-10-19', resultFrom: '2021-10-20', inTime: true },
    });
    expect(change).not.toHaveProperty('warnings');
  });

  test.each([
    ['2021-10-14', []],
    ['2021-10-11', []],
    ['2021-10-15', ['posted-in-future']],
    ['2021-10-10', ['posted-before-submission']],
  ])('%s on 14 October, after a submission on the 11th, is refused for %j', (postedOn, words) => {
    const verdict = postNotice(caseOf(supported), posting(postedOn), at('2021-10-14 09:00'));
    const defects = verdict.ok ? [] : (verdict.refusal.defects ?? []);
    expect(defects.map(({ because }) => because)).toEqual(words);
    expect(defects.every(({ at: place }) => place === '/postedOn')).toBe(true);
  });

  test('is refused for the strictest limit of its day, and for the place at once', () => {
    const interrupted = { ...supported, interruptedOn: '2021-10-13' };
    const stated = posting('2021-10-10', { place: ' ' });
    const verdict = postNotice(caseOf(interrupted), stated, at('2021-10-14 09:00'));
    expect(verdict).toEqual({
      ok: false,
      refusal: {
        because: 'posting-wrong',
        defects: [
          { at: '/postedOn', because: 'posted-before-interruption', detail: { interruptedOn: '2021-10-13' } },
          { at: '/place', because: 'missing' },
        ],
      },
    });
  });

  test('takes today from the wall clock of the call’s zone', () => {
    const justPastMidnight = at('2021-10-15 00:00');
    expect(postNotice(caseOf(supported), posting('2021-10-15'), justPastMidnight).ok).toBe(true);
  });

  test('is refused with its days if the notice ends too late, and accepted with a warning once confirmed', () => {
    const subject = caseOf(supported);
    const late = at('2021-11-04 09:00');
    expect(postNotice(subject, posting('2021-11-03'), late).ok).toBe(true);
    expect(postNotice(subject, posting('2021-11-04'), late)).toEqual({
      ok: false,
      refusal: {
        because: 'cannot-finish-in-time',
        facts: {
          lastDay: '2021-11-11',
          resultFrom: '2021-11-12',
          latest: '2021-11-11',
          lastFeasible: '2021-11-03',
        },
      },
    });
    const confirmed = postNotice(subject, posting('2021-11-04', { confirmed: true }), late);
    expect(taken(confirmed)).toMatchObject({
      warnings: ['cannot-finish-in-time'],
      inputs: { inTime: false },
    });
  });

  test('is in time under a grant that ends later', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-13') };
    const subject = caseOf(declarationIn('supported', { grant }));
    expect(lastResultDay(subject, 'notice')).toBe('2021-11-12');
    const change = taken(postNotice(subject, posting('2021-11-04'), at('2021-11-04 09:00')));
    expect(change).toMatchObject({ inputs: { inTime: true }, gates: [{ kind: 'grant', uses: false }] });
  });

  test('is accepted if its end cannot be counted yet; it names the year and guesses nothing', () => {
    const locks = locksWith('employer', { closesAt: beijing('2027-02-01') }, LATER_BODIES);
    const submitted = { ...supported, submittedAt: beijing('2026-12-20') };
    const subject = caseOf(submitted, { locks });
    const change = taken(postNotice(subject, posting('2026-12-28'), at('2026-12-28 09:00')));
    expect(change.inputs).toEqual({ postedOn: '2026-12-28', statedOn: '2026-12-28', waitsForYear: 2027 });
    expect(change).not.toHaveProperty('warnings');
    expect(lastFeasibleBy(subject, 'notice', '2027-01-31')).toBeUndefined();
    const waiting = caseOf(after(submitted, change), { locks });
    expect(recordResult(waiting, { opinion: '同意' }, at('2027-01-11', 8))).toMatchObject({
      refusal: { because: 'calendar-not-published', facts: { year: 2027 } },
    });
  });

  test.each([
    ['2027-01-05', '2027-01-06', true],
    ['2026-12-25', '2027-01-06', false],
  ])('posted on %s is too late for %s whatever the arrangement of 2027: %s', (postedOn, last, isTooLate) => {
    const locks = locksWith('employer', { closesAt: closingInstant(last, 'Asia/Shanghai') }, LATER_BODIES);
    const subject = caseOf({ ...supported, submittedAt: beijing('2026-12-20') }, { locks });
    const said = postNotice(subject, posting(postedOn), at(`${postedOn} 09:00`));
    expect(said.ok).toBe(!isTooLate);
    if (isTooLate)
      expect(said).toMatchObject({
        refusal: { because: 'cannot-finish-before-year', facts: { year: 2027, latest: last } },
      });
    expect(missedPostingDay(subject, beijing('2026-12-31 23:59:59.999'))).toBeUndefined();
    expect(missedPostingDay(subject, beijing('2027-01-01'))).toBe('2026-12-31');
  });

  test('is known to be too late for a closing of this year if it reaches into an unpublished year', () => {
    const locks = locksWith('employer', { closesAt: beijing('2027-01-01') }, LATER_BODIES);
    const submitted = { ...supported, submittedAt: beijing('2026-12-20') };
    const subject = caseOf(submitted, { locks });
    expect(lastFeasibleBy(subject, 'notice', '2026-12-31')).toBe('2026-12-23');
    expect(postNotice(subject, posting('2026-12-28'), at('2026-12-28 09:00'))).toMatchObject({
      refusal: {
        because: 'cannot-finish-before-year',
        facts: { year: 2027, latest: '2026-12-31', lastFeasible: '2026-12-23' },
      },
    });
    const late = { ...posting('2026-12-28'), confirmed: true };
    expect(postNotice(subject, late, at('2026-12-28 09:00'))).toMatchObject({
      value: { inputs: { inTime: false, waitsForYear: 2027 }, warnings: ['cannot-finish-in-time'] },
    });
  });
});

describe('the result of the notice', () => {
  const posted = declarationIn('posted');
  const opinion = { opinion: '情况属实，同意推荐。' };
  const because = (declaration: Declaration, wall: string, said = opinion) => {
    const verdict = recordResult(caseOf(declaration), said, at(wall));
    return verdict.ok ? 'taken' : verdict.refusal.because;
  };

  test('is refused until the first instant of its first day, with the days and the clause', () => {
    expect(recordResult(caseOf(posted), opinion, at('2021-10-19 23:59:59.999'))).toEqual({
      ok: false,
      refusal: {
        because: 'notice-still-running',
        clause: '四（二）',
        facts: { lastDay: '2021-10-19', resultFrom: '2021-10-20' },
      },
    });
    expect(because(posted, '2021-10-20')).toBe('taken');
  });

  test('is the recommendation: the notice has ended, and the first body is asked', () => {
    const change = taken(recordResult(caseOf(posted), opinion, at('2021-10-21 09:00')));
    expect(change).toMatchObject({
      to: 'forwarded',
      set: { bodyIndex: 0, notice: { endedOn: '2021-10-21', opinion: opinion.opinion } },
    });
  });

  test('goes to the committee if the route has no body', () => {
    const change = taken(
      recordResult(caseOf(declarationIn('posted', { route: [] })), opinion, at('2021-10-20')),
    );
    expect(change.to).toBe('recommended');
  });

  const objection = { number: 1, step: 'notice', raisedOn: '2021-10-13', substance: '对业绩有异议' };

  test('is refused while an objection has no handling, and says how many', () => {
    const open = declarationIn('posted', {
      objections: [objection, { ...objection, number: 2, handling: '不成立' }, { ...objection, number: 3 }],
    });
    expect(recordResult(caseOf(open), opinion, at('2021-10-20'))).toMatchObject({
      refusal: { because: 'objection-unsettled', facts: { objections: 2 } },
    });
  });

  test('goes on with an objection that is open, if the call says so', () => {
    const call = callWith((edited) => {
      noticeRulesOf(edited, 'notice').unresolvedObjectionAtLock.value = 'carry-forward';
    });
    const open = caseOf(declarationIn('posted', { objections: [objection] }), { call });
    expect(taken(recordResult(open, opinion, at('2021-10-20')))).toMatchObject({
      to: 'forwarded',
      inputs: { objections: 1 },
    });
  });

  test('cites the duty of the notice, not that of the step within which it closes', () => {
    const call = callWith((edited) => {
      for (const step of edited.steps)
        if (step.kind === 'public-notice') step.duty = { ...step.duty, source: '七' };
    });
    expect(taken(recordResult(caseOf(posted, { call }), opinion, at('2021-10-20'))).clause).toBe('七');
  });

  test('is accepted once every objection is handled', () => {
    const settled = declarationIn('posted', { objections: [{ ...objection, handling: '不成立' }] });
    const change = taken(recordResult(caseOf(settled), opinion, at('2021-10-20')));
    expect(change.inputs).toMatchObject({ objections: 1 });
  });

  test('needs the employer’s opinion', () => {
    expect(because(posted, '2021-10-20', { opinion: '\n' })).toBe('opinion-missing');
  });

  test('is refused if no notice stands on the record', () => {
    const { notice: _, ...without } = posted;
    expect(because(without, '2021-10-20')).toBe('not-in-this-standing');
  });

  test('uses up the grant under which it was recorded', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-16') };
    const change = taken(recordResult(caseOf(declarationIn('posted', { grant })), opinion, at('2021-11-15')));
    expect(change).toMatchObject({ drop: ['grant'], gates: [{ kind: 'grant', uses: true }] });
  });
});

describe('an interruption', () => {
  const posted = declarationIn('posted');

  test('goes back to posting, in another round and with the contact again', () => {
    const subject = caseOf({ ...posted, desk: 'superior', round: 2 });
    const change = taken(interruptNotice(subject, { reason: '公示内容有误' }, at('2021-10-14')));
    expect(change).toMatchObject({
      to: 'supported',
      set: { round: 3, desk: 'contact', interruptedOn: '2021-10-14' },
      drop: ['notice'],
      inputs: { reason: '公示内容有误' },
    });
  });

  test('needs a reason', () => {
    expect(interruptNotice(caseOf(posted), { reason: '' }, at('2021-10-14'))).toMatchObject({
      refusal: { because: 'reason-missing' },
    });
  });

  test('is refused after more rounds than anybody needs, because each sends letters', () => {
    const ofRound = (round: number) =>
      interruptNotice(caseOf({ ...posted, round }), { reason: '公示内容有误' }, at('2021-10-14'));
    expect(ofRound(MAX_ROUNDS - 1).ok).toBe(true);
    expect(ofRound(MAX_ROUNDS)).toEqual({
      ok: false,
      refusal: { because: 'too-many-rounds', facts: { most: MAX_ROUNDS } },
    });
  });

  test('cannot be undone by stating an earlier day for the next posting', () => {
    const change = taken(interruptNotice(caseOf(posted), { reason: '公示内容有误' }, at('2021-10-14')));
    const again = caseOf(after(posted, change));
    const stated = (postedOn: string) => postNotice(again, posting(postedOn), at('2021-10-14 15:00', 8));
    expect(stated('2021-10-13')).toMatchObject({ refusal: { because: 'posting-wrong' } });
    expect(taken(stated('2021-10-14')).inputs).toMatchObject({ resultFrom: '2021-10-22' });
  });
});

test('a call that counts the start day and accepts the result on the last day gives the earlier days', () => {
  const call = callWith((edited) => {
    noticeRulesOf(edited, 'notice').countStartDay.value = true;
    noticeRulesOf(edited, 'notice').earliestResult.value = 'last-notice-day';
  });
  const change = taken(
    postNotice(caseOf(supported, { call }), posting('2021-10-12'), at('2021-10-12 09:00')),
  );
  expect(change.inputs).toMatchObject({ lastDay: '2021-10-18', resultFrom: '2021-10-18' });
  expect(lastFeasibleBy(caseOf(supported, { call }), 'notice', '2021-11-11')).toBe('2021-11-05');
  expect(lastFeasibleBy(caseOf(supported, { call: jiaxing }), 'notice', '2021-11-11')).toBe('2021-11-03');
});
