import type { Call, Step } from '../call/call.ts';
import { chainOf, isFor, stageFor } from '../call/steps.ts';
import type { Declaration } from './declaration.ts';
import { hasEndedNotice } from './notices.ts';
import { aheadOf, governingStage, ofStage, type Position, presentStep, wayOf } from './way.ts';

/**
 * The stages that a declaration still has to pass: that of its present wait, then those ahead. While it is with its applicant
 * nobody knows its bodies, so every step of the call may be ahead.
 */
export function stagesAhead(call: Call, declaration: Declaration): string[] {
  const present = governingStage(call, declaration);
  if (present === undefined) return [];
  const ahead = isWithApplicant(declaration) ? everyStep(call, declaration) : aheadOf(call, declaration);
  return [present, ...stagesOfPositions(call, declaration, ahead)];
}

/** The stages that follow a step on the way of a declaration. */
export function stagesAfter(call: Call, declaration: Declaration, id: string): string[] {
  const all = wholeWay(call, declaration);
  const at = all.findIndex(({ step }) => step.id === id);
  return stagesOfPositions(call, declaration, all.slice(at + 1));
}

/** The public notice that follows this one on the way of a declaration and has to be posted still. */
export function noticeAfter(call: Call, declaration: Declaration, id: string): Step | undefined {
  const all = wholeWay(call, declaration);
  const at = all.findIndex(({ step }) => step.id === id);
  return firstToPost(declaration, all.slice(at + 1));
}

/**
 * The public notice that has to be posted next before this declaration can be recommended; undefined if none is ahead. While the
 * declaration is with the applicant, the employer that is stated now decides, because a notice counts for one employer alone.
 */
export function noticeToPost(call: Call, declaration: Declaration): Step | undefined {
  const { standing } = declaration;
  if (standing === 'supported') return presentStep(call, declaration);
  const isWithApplicantNow = isWithApplicant(declaration);
  return firstToPost(
    declaration,
    isWithApplicantNow ? everyStep(call, declaration) : aheadOf(call, declaration),
  );
}

function firstToPost(declaration: Declaration, positions: readonly Position[]): Step | undefined {
  const { submittedDraft, ...asDrafted } = declaration;
  const stated = isWithApplicant(declaration) || !submittedDraft ? asDrafted : declaration;
  return positions.find(({ step }) => step.kind === 'public-notice' && !hasEndedNotice(stated, step.id))
    ?.step;
}

/** The way; while nobody knows the bodies, every step of the call. */
function wholeWay(call: Call, declaration: Declaration): Position[] {
  return isWithApplicant(declaration) ? everyStep(call, declaration) : wayOf(call, declaration);
}

function stagesOfPositions(call: Call, declaration: Declaration, positions: readonly Position[]): string[] {
  const of = ofStage(declaration);
  return positions.map(({ step, body }) => body?.stage ?? stageFor(call, step, of));
}

function everyStep(call: Call, { draft }: Declaration): Position[] {
  return chainOf(call)
    .filter((step) => step.kind !== 'declare' && isFor(step, draft.level))
    .map((step) => ({ step }));
}

function isWithApplicant({ standing }: Declaration): boolean {
  return standing === 'draft' || standing === 'returned';
}
