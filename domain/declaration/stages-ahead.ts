import type { Call } from '../call/call.ts';
import { chainOf, isFor, stageFor } from '../call/steps.ts';
import type { Declaration } from './declaration.ts';
import { aheadOf, governingStage, ofStage, type Position, wayOf } from './way.ts';

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

/** The stages that follow the public notice on the way of a declaration. */
export function stagesAfterNotice(call: Call, declaration: Declaration): string[] {
  const all = isWithApplicant(declaration) ? everyStep(call, declaration) : wayOf(call, declaration);
  const notice = all.findIndex(({ step }) => step.kind === 'public-notice');
  return stagesOfPositions(call, declaration, all.slice(notice + 1));
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
