import { citation, type Returns, type Step } from '../../call/call.ts';
import { isLessThanOneWorkingDayOff } from '../../call/working-time.ts';
import type { Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { moved } from '../../declaration/moves.ts';
import { boundOfReturns } from '../../declaration/returns-counted.ts';
import { presentStep, resubmissionStage } from '../../declaration/way.ts';
import type { Instant } from '../../values/instant.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { closingOfWait, closingUnder, passGate } from '../guard.ts';
import { withTerm } from '../keep-term.ts';
import { declarationAfter } from '../spend.ts';

/** How the present step returns a declaration. */
export interface Returning {
  readonly step: Step;
  readonly returns: Returns;
  readonly clause: string;
}

/** A return that may be made now. */
export interface ReturnTerms extends Returning {
  /** The instant by which the declaration must be resubmitted, and whether that is less than a working day off. */
  readonly resubmitBy: Instant;
  readonly isSoon: boolean;
  /** How often this step may still return it, this return included; absent without a bound. */
  readonly left?: number;
  /** The gate of the stage by which it must be back. */
  readonly gate: Gate;
}

/** How the present step returns a declaration; undefined if the call does not allow it. */
export function returnsOf({ call, declaration }: Case): Returning | undefined {
  const step = presentStep(call, declaration);
  return step?.returns && { step, returns: step.returns.value, clause: citation(step.returns) };
}

/**
 * Judges whether the present step can return a declaration. It must be resubmitted by the lock that the call names, or by the late
 * entry that stands in for it; once that has passed, or the step has returned it as often as the call lets it, nothing can be
 * returned. The page asks before anybody tries, and says why not.
 */
export function mayReturn(subject: Case, at: Instant): ReviewerVerdict<ReturnTerms> {
  const { call, declaration } = subject;
  const rule = returnsOf(subject);
  if (!rule) return refused('returns-not-allowed');
  const { clause, returns, step } = rule;
  const bound = boundOfReturns(step, declaration);
  if (bound?.left === 0) return refused('returned-as-often', { clause, facts: { most: bound.most } });
  const by = resubmissionStage(call, declaration, returns.resubmitBy);
  const back = passGate(subject, by, at);
  const resubmitBy =
    returns.to === 'applicant' ? backBy(subject, returns, by, at) : closingUnder(subject, by);
  const isPast =
    !back.ok && (back.refusal.because === 'stage-closed' || back.refusal.because === 'grant-ran-out');
  if (isPast) return refused('too-late-to-return', { clause, facts: { resubmitBy } });
  // Whose return arrived in time, or before the correction opens, must not be told that it is too late for one.
  if (!back.ok) return back;
  const isSoon = isLessThanOneWorkingDayOff(subject, resubmitBy, at);
  return accepted({ ...rule, resubmitBy, isSoon, ...(bound ? { left: bound.left } : {}), gate: back.value });
}

/** By when what is returned now must be back: the closing of that stage, or the deadline of the case that begins with the return. */
function backBy(subject: Case, { resubmitBy }: Returns, stage: string, at: Instant): Instant {
  const { declaration } = subject;
  const returned: Change = {
    ...moved(declaration.standing, 'return', 'returned'),
    at,
    actor: { kind: 'automatic', by: 'patrol' },
    set: { enteredAt: at, resubmitBy },
    gates: [],
  };
  const after = declarationAfter(declaration, withTerm(subject, returned));
  return closingOfWait({ ...subject, declaration: after }) ?? closingUnder(subject, stage);
}
