import { closedToLookers, refusedAsBooked, refusedAsItStands } from '../../domain/acts/guard.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { mayMove } from '../../domain/declaration/moves.ts';
import { governingStage } from '../../domain/declaration/way.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Refusal } from '../../domain/values/verdict.ts';

/** The reason why the owner cannot edit, upload or submit now; undefined if it is possible. */
export function refusalToEdit(subject: Case, at: Instant): Refusal | undefined {
  const { declaration, call } = subject;
  const { standing } = declaration;
  if (declaration.bookedFor !== undefined) return refusedAsBooked(declaration.bookedFor).refusal;
  const stage = governingStage(call, declaration);
  if (!mayMove(standing, 'change') || stage === undefined)
    return refusedAsItStands(subject, 'change').refusal;
  return closedToLookers(subject, stage, at);
}

export function isEditable(subject: Case, at: Instant): boolean {
  return refusalToEdit(subject, at) === undefined;
}
