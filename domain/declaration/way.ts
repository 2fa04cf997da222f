import type { Call, Step } from '../call/call.ts';
import { chainOf, declareStepOf, feeOf, isFor, type OfStage, stageFor, stepOf } from '../call/steps.ts';
import { bodyInTurn, isAtEmployer } from './at-desk.ts';
import type { Declaration, RouteStep } from './declaration.ts';
import { isFinal, isOnWay, type TargetOf } from './moves.ts';
import { hasEndedNotice } from './notices.ts';
import type { OfRoute } from './routing.ts';

/**
 * The way of a declaration through its call: what the call's steps are to this one, in their order. The employer's steps come
 * from the call alone; those of bodies from the route that was laid out at submission.
 */

/** One position: a step, and at a step of bodies the body there with its place on the route. */
export interface Position {
  readonly step: Step;
  readonly body?: RouteStep;
  readonly bodyIndex?: number;
}

/** Where a declaration goes on to. */
export type Onward =
  | TargetOf<'submit'>
  | TargetOf<'support'>
  | TargetOf<'record'>
  | TargetOf<'confirm-payment'>;

/** Where an act leads, and what it sets there. */
export interface Going {
  readonly to: Onward;
  /** The step with its body, and a round more where letters of the same occasions were written before. */
  readonly at: Pick<Declaration, 'step'> & Partial<Pick<Declaration, 'bodyIndex' | 'round'>>;
}

/** The positions after declaring, in their order. */
export function wayOf(
  call: Call,
  declaration: Pick<Declaration, 'draft' | 'submittedDraft' | 'route'>,
): Position[] {
  const { route } = declaration;
  const level = levelOf(declaration);
  const steps = chainOf(call).filter(({ kind }) => kind !== 'declare');
  return steps
    .filter((step) => isFor(step, level))
    .flatMap((step): Position[] => {
      if (step.by === 'employer') return [{ step }];
      return route.flatMap((body, bodyIndex) => (body.step === step.id ? [{ step, body, bodyIndex }] : []));
    });
}

/**
 * Where a declaration goes first when it is submitted: somewhere, since nobody recommends their own declaration. If all was done
 * before the correction, as after a change of level, what was submitted now begins the way anew.
 */
export function firstOf(call: Call, declaration: Declaration): Going {
  const way = wayOf(call, declaration);
  const [first] = stillToDo(call, declaration);
  return goingTo(first ?? way.find(({ step }) => step.kind !== 'pay') ?? way[0], declaration);
}

/** The positions of the way that a declaration has not done, the present one and those before it included. */
export function stillToDo(call: Call, declaration: Declaration): Position[] {
  return wayOf(call, declaration).filter((position) => !isDone(position, declaration));
}

/** Where a declaration goes when what is asked of it now is done. A notice that ended at its employer need not be posted again. */
export function nextOf(call: Call, declaration: Declaration): Going {
  const way = wayOf(call, declaration);
  return goingAt(way, presentOf(way, declaration), declaration);
}

function goingAt(way: readonly Position[], from: number, declaration: Declaration): Going {
  const next = way.slice(from + 1).find((position) => !isDone(position, declaration));
  return goingTo(next, declaration);
}

function goingTo(next: Position | undefined, declaration: Declaration): Going {
  if (!next) return { to: 'recommended', at: { bodyIndex: declaration.route.length } };
  const { bodyIndex, step } = next;
  const { notice, round } = declaration;
  const isPostedAgain = step.kind === 'public-notice' && notice !== undefined && notice.step !== step.id;
  return {
    to: standingAt(next),
    at: {
      step: step.id,
      ...(bodyIndex === undefined ? {} : { bodyIndex }),
      ...(isPostedAgain ? { round: round + 1 } : {}),
    },
  };
}

/**
 * Whether a position asks for nothing any more, although the declaration comes to it again: its notice ended at its employer, its
 * fee is paid, its papers were received. A return does not ask for money twice, only for a fee that has become higher.
 */
function isDone({ step }: Position, declaration: Declaration): boolean {
  if (step.kind === 'public-notice') return hasEndedNotice(declaration, step.id);
  const fee = feeOf(step, levelOf(declaration)) ?? 0;
  return (declaration.confirmed ?? []).some((each) => each.step === step.id && (each.fee ?? 0) >= fee);
}

/** The level of the submission, which decides the way; of a declaration that was never submitted, the level of its draft. */
export function levelOf({
  submittedDraft,
  draft,
}: Pick<Declaration, 'draft' | 'submittedDraft'>): string | undefined {
  return (submittedDraft ?? draft).level;
}

/** The step in which a declaration waits; undefined while it is with its applicant, or has ended. */
export function presentStep(call: Call, { standing, step }: Declaration): Step | undefined {
  return isOnWay(standing) && step !== undefined ? stepOf(call, step) : undefined;
}

/** The standing in which a declaration waits at a position. */
function standingAt({ step: { kind }, body }: Position): Exclude<Onward, 'recommended'> {
  if (kind === 'public-notice') return 'supported';
  if (kind === 'pay') return 'unpaid';
  if (kind === 'hand-in') return 'paper-due';
  return body ? 'forwarded' : 'submitted';
}

/** The index of the position where a declaration waits; -1 while it is with its applicant, or has ended. */
export function presentOf(
  way: readonly Position[],
  { standing, step, bodyIndex }: Pick<Declaration, 'standing' | 'step' | 'bodyIndex'>,
): number {
  if (!isOnWay(standing)) return -1;
  return way.findIndex(
    (position) =>
      position.step.id === step && (position.bodyIndex === undefined || position.bodyIndex === bodyIndex),
  );
}

/** The positions that are still ahead of a declaration, after the present one; none of one that has ended. */
export function aheadOf(call: Call, declaration: Declaration): Position[] {
  if (isFinal(declaration.standing)) return [];
  const way = wayOf(call, declaration);
  return way.slice(presentOf(way, declaration) + 1);
}

/** What of a declaration decides its stages and its route: while it is with its applicant, what the draft says now. */
export function ofStage({ standing, draft, submittedDraft, batch }: StagedDeclaration): OfRoute {
  const isWithApplicant = standing === 'draft' || standing === 'returned';
  const { level, profession } = isWithApplicant ? draft : (submittedDraft ?? draft);
  return { level, profession, batch };
}

/** What of a declaration decides its stages. */
export type StagedDeclaration = Pick<Declaration, 'standing' | 'draft' | 'submittedDraft' | 'batch'>;

/**
 * Where a return to the employer leads: the last review of an employer before the present step. A checked call has one before each
 * step that returns so.
 */
export function reviewBefore(call: Call, declaration: Declaration): Going {
  const way = wayOf(call, declaration);
  const before = way.slice(0, presentOf(way, declaration));
  const review = before.findLast(({ step }) => step.kind === 'review' && step.by === 'employer');
  if (!review) throw new Error(`No employer has reviewed the declaration ${declaration.id}`);
  return { to: 'submitted', at: { step: review.step.id } };
}

/** The stage in which a declaration of this level and batch is declared. */
export function declareStageOf(call: Call, of: OfStage): string {
  return stageFor(call, declareStepOf(call), of);
}

/** The stage by whose lock a declaration that is returned now must be resubmitted. */
export function resubmissionStage(call: Call, declaration: Declaration, step: string): string {
  return resubmissionStageOf(call, step, ofStage({ ...declaration, standing: 'returned' }));
}

/** The stage of the step by which a declaration of this level and batch must be resubmitted. */
export function resubmissionStageOf(call: Call, step: string | undefined, of: OfStage): string {
  return step === undefined ? declareStageOf(call, of) : stageFor(call, stepOf(call, step), of);
}

/** The stage whose lock ends the present wait. */
export function governingStage(call: Call, declaration: Declaration): string | undefined {
  const { standing, resubmitBy, step } = declaration;
  const of = ofStage(declaration);
  if (isFinal(standing)) return undefined;
  if (standing === 'draft') return declareStageOf(call, of);
  if (standing === 'returned') return resubmissionStageOf(call, resubmitBy, of);
  const body = bodyInTurn(declaration);
  if (body) return body.stage;
  return isAtEmployer(declaration) && step !== undefined ? stageFor(call, stepOf(call, step), of) : undefined;
}
