import type { Call, Returns, Step, StepKind } from '../../../domain/call/call.ts';
import { type OfStage, stageFor, stepOf } from '../../../domain/call/steps.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { type Body, type Employer, routeFor } from '../../../domain/declaration/registry.ts';
import { resubmissionStageOf, wayOf } from '../../../domain/declaration/way.ts';
import type { End } from './plan.ts';

/** One thing that follows a submission: who does what, and which stage closes it. */
export interface Place {
  readonly does: 'review' | 'public-notice' | 'pay' | 'hand-in';
  /** The desk that acts; a body confirms what the applicant pays or hands in. */
  readonly by: 'employer' | 'body';
  readonly stage: string;
  /** The end of what is left here until the stage closes. */
  readonly unfinished: End;
  readonly step: Step;
  readonly returns?: Pick<Returns, 'to' | 'noticeRestarts' | 'atMost'> &
    Pick<Place, 'stage' | 'unfinished'> & {
      /** Papers that were received are handed in again after it. */
      readonly papersAgain: boolean;
      /** A return to the applicant leads into a step that may set a deadline of its own. */
      readonly step?: Step;
    };
}

/** How a call ends what is unfinished at the closing of a step: it lapses if the step says nothing. */
export function endUnfinished({ atClosing }: Pick<Step, 'atClosing'>): End {
  if (atClosing?.value === 'refuse') return 'refused';
  return atClosing?.value === 'abandon' ? 'abandoned' : 'lapsed';
}

/** A correction that must be back by the closing of a review lapses: it is no part of that review. */
function endUncorrected({ by, ...step }: Step): End {
  return by === 'applicant' ? endUnfinished(step) : 'lapsed';
}

function doesOf(kind: StepKind): Place['does'] {
  return kind === 'public-notice' || kind === 'pay' || kind === 'hand-in' ? kind : 'review';
}

/** Everything that follows a submission of this draft from this employer; undefined if a body of its route is not registered. */
export function placesOf(
  call: Call,
  employer: Employer,
  bodies: readonly Body[],
  draft: Draft,
  of: OfStage,
): Place[] | undefined {
  const { profession } = draft;
  const { route, missing } = routeFor(call, employer, bodies, { ...of, profession });
  if (missing.length > 0) return undefined;
  return wayOf(call, { draft, route }).map(({ step, body }) => {
    const { value: returns } = step.returns ?? {};
    return {
      does: doesOf(step.kind),
      by: body ? 'body' : 'employer',
      stage: body?.stage ?? stageFor(call, step, of),
      unfinished: endUnfinished(step),
      step,
      ...(returns ? { returns: { ...returns, ...backBy(call, returns, of) } } : {}),
    };
  });
}

function backBy(call: Call, { to, resubmitBy }: Returns, of: OfStage) {
  const step = stepOf(call, resubmitBy);
  return {
    stage: resubmissionStageOf(call, resubmitBy, of),
    unfinished: endUncorrected(step),
    papersAgain: to === 'applicant' && call.papersAfterReturn.value === 'again',
    ...(step.by === 'applicant' ? { step } : {}),
  };
}
