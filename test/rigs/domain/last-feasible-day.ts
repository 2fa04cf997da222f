import fc from 'fast-check';
import * as v from 'valibot';
import { expect } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { judgeSubmission } from '../../../domain/acts/applicant/judge-submission.ts';
import { confirmPayment, receivePapers } from '../../../domain/acts/confirmations.ts';
import { endsToActAt } from '../../../domain/acts/feasibility.ts';
import { noticePolicy } from '../../../domain/acts/notice-days.ts';
import { postNotice } from '../../../domain/acts/reviewer/post-notice.ts';
import { recordResult } from '../../../domain/acts/reviewer/public-notice-acts.ts';
import type { Call } from '../../../domain/call/call.ts';
import { callFile } from '../../../domain/call/call-form.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { publicNoticePeriod } from '../../../domain/call/public-notice.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { governingStage, presentStep } from '../../../domain/declaration/way.ts';
import { type Day, dayOf, type Instant, plusSeconds, startOfDay } from '../../../domain/values/instant.ts';
import { APPLICANT, after, BODIES, COMPLETE, caseOf, declarationIn, EMPLOYER, REVIEWER } from './cases.ts';
import { decide } from './decide.ts';
import { callOfShape, type Shape, shapes, wholeOf } from './generated-calls.ts';
import { publishedCalendar } from './published-calendar.ts';

const ZONE = 'Asia/Shanghai';

/** The call of a shape, if the check finds no error in it. */
function lawful(shape: Shape): Call | undefined {
  const value = wholeOf(callOfShape(shape));
  const errors = checkCall(value, publishedCalendar, VOCABULARIES).filter(({ warns }) => !warns);
  return errors.length > 0 ? undefined : v.parse(callFile, value);
}

/** One act of whoever holds the declaration now, at an instant. */
function acts({ declaration, ...around }: Case, at: Instant) {
  const subject = { declaration, ...around };
  const by = {
    at,
    actor: declaration.standing === 'draft' ? APPLICANT : REVIEWER,
    version: declaration.version,
  };
  const zone = subject.call.identity.zone.value;
  switch (declaration.standing) {
    case 'draft':
      return judgeSubmission(
        subject,
        {
          ...{ employer: EMPLOYER, bodies: BODIES, vocabularies: VOCABULARIES, reasons: {} },
          ...{ agreedHash: 'hash', commitmentHash: 'hash', identityFindings: [] },
        },
        by,
      );
    case 'unpaid':
      return confirmPayment(subject, { paidOn: dayOf(at, zone), receipt: '票据1' }, by);
    case 'paper-due':
      return receivePapers(subject, papersAt(subject, dayOf(at, zone)), by);
    case 'supported':
      return postNotice(subject, { postedOn: dayOf(at, zone), place: '公告栏', confirmed: false }, by);
    case 'posted':
      return recordResult(subject, { opinion: '同意推荐' }, by);
    default:
      return decide(subject, { kind: 'support' }, by);
  }
}

/** Papers that come on this day, posted on the last day of the postmark if that has passed. */
function papersAt({ call, declaration }: Case, receivedOn: Day) {
  const sentBy = presentStep(call, declaration)?.sentBy?.value;
  const isPosted = sentBy !== undefined && receivedOn > sentBy;
  return { receivedOn, ...(isPosted ? { postmarkedOn: sentBy } : {}) };
}

/** When the next act can be taken at the earliest: at once, or with the first day of a public notice's result. */
function arrivesAt({ call, calendar, declaration: { standing, notice } }: Case, at: Instant): Instant {
  if (standing !== 'posted' || !notice) return at;
  const period = publicNoticePeriod(noticePolicy(call, notice.step), calendar, notice.postedOn);
  if (!period.ok) throw new Error('The calendar is not published');
  const first = startOfDay(period.value.resultFrom, ZONE);
  return first > at ? first : at;
}

const DRAFT = { claimed: 'hash', identity: { kind: 'resident-id', sealed: 'sealed', hash: 'hash' } } as const;

/** Walks a declaration to its end: everybody acts when it comes, and the one at this place at the last feasible instant. */
function walked(call: Call, level: string, batch: string | undefined, late: number) {
  const declared = { ...COMPLETE, level, facts: { ...COMPLETE.facts, probationPassedOn: '2012-01-01' } };
  let subject = caseOf(declarationIn('draft', { ...DRAFT, draft: declared, ...(batch ? { batch } : {}) }), {
    call,
    locks: locksOf(call),
  });
  let at = plusSeconds(subject.locks[governingStage(call, subject.declaration) ?? '']?.opensAt ?? '', 3600);
  const told: string[] = [];
  for (let place = 0; subject.declaration.standing !== 'recommended'; place += 1) {
    at = arrivesAt(subject, at);
    const ends = endsToActAt(subject);
    if (place === late) {
      if (ends === undefined || ends <= at) return undefined;
      at = plusSeconds(ends, -0.001);
    }
    const { standing } = subject.declaration;
    const verdict = acts(subject, at);
    told.push(
      `${standing} at ${at} (by ${ends}): ${verdict.ok ? verdict.value.to : verdict.refusal.because}`,
    );
    if (!verdict.ok) return told;
    const declaration: Declaration = after(subject.declaration, verdict.value);
    subject = { ...subject, declaration };
  }
  return [];
}

/** Checks the law over so many generated calls, and gives the number of ways that were walked in them. */
export function checkLastFeasibleDays(numRuns: number): number {
  let ways = 0;
  fc.assert(
    fc.property(shapes, fc.integer({ min: 0, max: 7 }), (shape, late) => {
      const call = lawful(shape);
      for (const batch of call?.batches?.value.map(({ id }) => id) ?? [undefined])
        for (const level of call ? ['engineer', 'assistant-engineer'] : []) {
          const told = call && walked(call, level, batch, late);
          if (told === undefined) continue;
          expect(told).toEqual([]);
          ways += 1;
        }
    }),
    { numRuns, seed: 20210918 },
  );
  return ways;
}

/** Checks over so many generated calls that the order of their entries changes neither findings nor locks. */
export function checkShuffles(numRuns: number): void {
  fc.assert(
    fc.property(shapes, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (shape, keys) => {
      const value = callOfShape(shape);
      const steps = value.steps.map((step, at) => ({ step, key: keys[at] ?? 0 }));
      const shuffled = { ...value, steps: steps.sort((a, b) => a.key - b.key).map(({ step }) => step) };
      const found = (each: typeof value) =>
        checkCall(wholeOf(each), publishedCalendar, VOCABULARIES)
          .map(({ because }) => because)
          .sort();
      expect(found(shuffled)).toEqual(found(value));
      const [one, other] = [value, shuffled].map((each) => v.safeParse(callFile, wholeOf(each)));
      if (one?.success && other?.success) expect(locksOf(other.output)).toEqual(locksOf(one.output));
    }),
    { numRuns, seed: 20210918 },
  );
}
