import type { Call, Step } from '../call/call.ts';
import { eventOf, hasTerms, stepsWithEvents, termClause } from '../call/term.ts';
import { lockOf } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import type { Change } from '../declaration/change.ts';
import type { Declaration } from '../declaration/declaration.ts';
import { isFinal, mayMove, moved } from '../declaration/moves.ts';
import { type CaseTerm, countedEnd, pastEvent, stepOfTerm, unfinishedStep } from '../declaration/term.ts';
import { governingStage } from '../declaration/way.ts';
import { declarationAfter } from './spend.ts';

/**
 * Adds to a change what it does to the deadline of the case: a step that the declaration comes to may set one, and one that it
 * leaves is over. What restores a declaration begins its deadline anew, since the wait begins anew.
 */
export function withTerm(subject: Case, change: Change): Change {
  const { call, declaration } = subject;
  if (!hasTerms(call) || isFinal(change.to) || change.set.term) return change;
  const ended = endedBy(call, declaration, change);
  const own = ended ? { ...change, set: { ...change.set, ended } } : change;
  const after = declarationAfter(declaration, own);
  const step = unfinishedStep(call, after);
  const isSame = change.move !== 'restore' && step?.id === unfinishedStep(call, declaration)?.id;
  if (isSame) return own;
  const term = step && termIn({ ...subject, declaration: after }, step, change);
  if (term) return { ...own, set: { ...own.set, term } };
  return declaration.term ? { ...own, drop: [...(own.drop ?? []), 'term'] } : own;
}

/** When steps ended on whose end some deadline hangs, with the step that this change ends. */
function endedBy(call: Call, declaration: Declaration, change: Change): Declaration['ended'] | undefined {
  const step = ENDS_A_STEP.has(change.move) ? unfinishedStep(call, declaration) : undefined;
  const after = unfinishedStep(call, declarationAfter(declaration, change));
  if (!step || step.id === after?.id || !stepsWithEvents(call).has(step.id)) return undefined;
  return { ...declaration.ended, [step.id]: change.at };
}

/** The moves by which a step is done. A return leaves it undone. */
const ENDS_A_STEP: ReadonlySet<Change['move']> = new Set<Change['move']>([
  'submit',
  'support',
  'record',
  'confirm-payment',
  'receive-papers',
]);

/**
 * The deadline that a step sets for a declaration which comes to it; undefined if it sets none, or what it hangs on never
 * happened to this one. Nobody is counted days on which the step was not open yet.
 */
function termIn(subject: Case, step: Step, { move, at }: Change): CaseTerm | undefined {
  const { call, declaration, locks } = subject;
  const stage = governingStage(call, declaration);
  if (!step.term || stage === undefined) return undefined;
  const event = eventOf(step.term.value);
  const happened = event === 'returned' && declaration.standing !== 'returned' ? undefined : at;
  const isNow = event === 'entered' || event === 'returned' || move === 'restore';
  const since = isNow ? happened : pastEvent(declaration, event);
  if (since === undefined) return undefined;
  const begun = isNow ? latest(since, lockOf(locks, stage).opensAt) : since;
  const end = countedEnd(subject, { step: step.id, since: begun });
  return { step: step.id, since: begun, ...(end?.ok ? { endsAt: end.value } : {}) };
}

/**
 * Records that the deadline of a case ends later than it was recorded, as the calendar in force counts it. It is undefined if
 * nothing moved, or would move earlier.
 */
export function extendTerm(subject: Case, at: Change['at']): Change | undefined {
  const { declaration } = subject;
  const { term } = declaration;
  if (!term || !mayMove(declaration.standing, 'extend')) return undefined;
  const end = countedEnd(subject, term);
  if (!end?.ok || (term.endsAt !== undefined && end.value <= term.endsAt)) return undefined;
  return {
    ...moved(declaration.standing, 'extend', declaration.standing),
    at,
    actor: { kind: 'automatic', by: 'calendar' },
    set: { term: movedTo(term, end.value) },
    gates: [],
    clause: termClause(stepOfTerm(subject.call, declaration)),
    inputs: { termEnds: end.value, ...(term.endsAt === undefined ? {} : { termEnded: term.endsAt }) },
  };
}

/** The deadline of a case with another end. */
export function movedTo({ moves = 0, ...term }: CaseTerm, endsAt: CaseTerm['since']): CaseTerm {
  return { ...term, endsAt, moves: moves + 1 };
}

function latest(one: CaseTerm['since'], other: CaseTerm['since']): CaseTerm['since'] {
  return one > other ? one : other;
}
