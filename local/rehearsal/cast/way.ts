import type { Call, Returns, StepKind } from '../../../domain/call/call.ts';
import { type OfStage, stageFor } from '../../../domain/call/steps.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { type Body, type Employer, routeFor } from '../../../domain/declaration/registry.ts';
import { resubmissionStageOf, wayOf } from '../../../domain/declaration/way.ts';

/** One thing that follows a submission: who does what, and which stage closes it. */
export interface Place {
  readonly does: 'review' | 'public-notice' | 'pay' | 'hand-in';
  /** The desk that acts; a body confirms what the applicant pays or hands in. */
  readonly by: 'employer' | 'body';
  readonly stage: string;
  readonly returns?: Pick<Returns, 'to' | 'noticeRestarts' | 'atMost'> & { readonly stage: string };
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
      ...(returns
        ? { returns: { ...returns, stage: resubmissionStageOf(call, returns.resubmitBy, of) } }
        : {}),
    };
  });
}
