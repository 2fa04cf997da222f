import { isLessThanOneWorkingDayOff } from '../../call/working-time.ts';
import type { Case } from '../../declaration/case.ts';
import { boundOfReturns } from '../../declaration/returns-counted.ts';
import { resubmissionStage } from '../../declaration/way.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { closingUnder, passGate } from '../guard.ts';
import { backBy, refusedAsOften, returnsOf } from './judge-decision.ts';

/**
 * The instant by which a returned declaration must be resubmitted, its clause, and whether that is less than a working
 * day off.
 */
export interface ReturnTerms {
  readonly resubmitBy: Instant;
  readonly clause: string;
  readonly isSoon: boolean;
  /** How often this step may still return it, this return included; absent without a bound. */
  readonly left?: number;
}

/** Whether the present stage can still return a declaration. The page asks before anybody tries, and says why not. */
export function mayReturn(subject: Case, at: Instant): ReviewerVerdict<ReturnTerms> {
  const rule = returnsOf(subject);
  if (!rule) return refused('returns-not-allowed');
  const often = refusedAsOften(subject, rule);
  if (often) return often;
  const { clause, returns, step } = rule;
  const by = resubmissionStage(subject.call, subject.declaration, returns.resubmitBy);
  const resubmitBy = returns.to === 'applicant' ? backBy(subject, returns, at) : closingUnder(subject, by);
  const back = passGate(subject, by, at);
  if (!back.ok && back.refusal.because === 'stage-not-open') return back;
  if (!back.ok) return refused('too-late-to-return', { clause, facts: { resubmitBy } });
  const bound = boundOfReturns(step, subject.declaration);
  const isSoon = isLessThanOneWorkingDayOff(subject, resubmitBy, at);
  return accepted({ resubmitBy, clause, isSoon, ...(bound ? { left: bound.left } : {}) });
}
