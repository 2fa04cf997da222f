import type { Call, Step } from '../call/call.ts';
import { declareStepOf, stepIdOf, stepOf } from '../call/steps.ts';
import { endOfTerm, hasTerms, termPolicy } from '../call/term.ts';
import type { Counted } from '../time/calendar.ts';
import type { Instant } from '../values/instant.ts';
import type { Case } from './case.ts';
import type { Declaration } from './declaration.ts';
import { aheadOf, presentStep, wayOf } from './way.ts';

/** The deadline of one case: how long its present step may take it, beside the step's own closing. */
export interface CaseTerm {
  /** The step that sets it. */
  readonly step: string;
  /** The event from which it runs. */
  readonly since: Instant;
  /**
   * Its end as it was last recorded; absent while the end lies in a year whose calendar is not published. It only ever
   * rises: an amended calendar that would bring the end forward changes nothing.
   */
  readonly endsAt?: Instant;
  /** How often the end was moved. */
  readonly moves?: number;
}

/**
 * The step that a declaration leaves undone if it ends now. A correction that must be back by a review's closing is no part
 * of that review.
 */
export function unfinishedStep(call: Call, declaration: Declaration): Step | undefined {
  const { standing, resubmitBy } = declaration;
  if (standing === 'draft') return declareStepOf(call);
  if (standing !== 'returned') return presentStep(call, declaration);
  const by = resubmitBy === undefined ? declareStepOf(call) : stepOf(call, stepIdOf(resubmitBy));
  return by.by === 'applicant' ? by : undefined;
}

/**
 * The end of the deadline of a case: as it was recorded, or later if the calendar in force counts it later. A late entry that
 * was granted stands in for it as it does for the lock. It is undefined for a case without one, and while no calendar counts it.
 */
export function termEnd({ declaration, call, calendar }: TermSubject): Instant | undefined {
  const { term } = declaration;
  if (!term) return undefined;
  const counted = countedEnd({ call, calendar }, term);
  const [recorded, now] = [term.endsAt, counted?.ok ? counted.value : undefined];
  if (recorded === undefined || now === undefined) return recorded ?? now;
  return now > recorded ? now : recorded;
}

type TermSubject = Pick<Case, 'declaration' | 'call' | 'calendar'>;

/** The end of a deadline as the calendar in force counts it; undefined if its step sets none any more. */
export function countedEnd(
  { call, calendar }: Pick<Case, 'call' | 'calendar'>,
  { step: id, since }: Pick<CaseTerm, 'step' | 'since'>,
): Counted<Instant> | undefined {
  const term = call.steps.find((step) => step.id === id)?.term;
  return term && endOfTerm(termPolicy(call, term.value), calendar, since, call.identity.zone.value);
}

/** The step that set the deadline of a case. Only for a case that has one. */
export function stepOfTerm(call: Call, { id, term }: Pick<Declaration, 'id' | 'term'>): Step {
  if (!term) throw new Error(`The declaration ${id} has no deadline of its own`);
  return stepOf(call, term.step);
}

/**
 * The ends of deadlines that already run for the steps ahead of a declaration, since what they hang on has happened. Steps that
 * `without` names are left out.
 */
export function termEndsAhead(subject: TermSubject, without: readonly Step[] = []): Instant[] {
  const { declaration, call } = subject;
  if (!hasTerms(call)) return [];
  const steps = wayOf(call, declaration).map(({ step }) => step);
  const present = presentStep(call, declaration);
  const ahead = aheadOf(call, declaration).filter(({ step }) => step !== present && !without.includes(step));
  return ahead.flatMap(({ step }) => {
    const event = step.term?.value.after;
    const hasEnded = steps.slice(0, present && steps.indexOf(present)).some(({ id }) => id === event);
    const since = event === 'submitted' || hasEnded ? pastEvent(declaration, event) : undefined;
    const end = since === undefined ? undefined : countedEnd(subject, { step: step.id, since });
    return end?.ok ? [end.value] : [];
  });
}

/** When an event happened on which deadlines of later steps hang; undefined if it did not, or has to happen again. */
export function pastEvent(
  { standing, submittedAt, ended }: Declaration,
  event: string | undefined,
): Instant | undefined {
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  if (event === undefined || event === 'entered' || event === 'returned' || isWithApplicant) return undefined;
  return event === 'submitted' ? submittedAt : ended?.[event];
}
