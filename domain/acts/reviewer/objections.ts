import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import { objectionsHere } from '../../declaration/notices.ts';
import { dayOf } from '../../values/instant.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { guard } from '../guard.ts';

/**
 * The most objections of one declaration. Each is kept by itself and every act on the declaration reads all of them, so
 * their number is bounded at many times what a notice brings. Further ones are written into the handling of an open
 * one.
 */
export const MAX_OBJECTIONS = 100;

/** Records an objection on any day of the notice, with its handling if that is known already. */
export function recordObjection(
  subject: Case,
  { substance, handling }: { substance: string; handling?: string },
  arrival: Arrival,
): ReviewerVerdict<Change> {
  const gate = guard(subject, 'object', arrival);
  if (!gate.ok) return gate;
  if (substance.trim() === '') return refused('reason-missing');
  const { objections, step } = subject.declaration;
  if (step === undefined) throw new Error('An objection to no notice');
  if (objections.length >= MAX_OBJECTIONS)
    return refused('too-many-objections', { facts: { most: MAX_OBJECTIONS } });
  const number = objections.length + 1;
  const raisedOn = dayOf(arrival.at, subject.call.identity.zone.value);
  const settled = handling !== undefined && handling.trim() !== '';
  const objection = { number, step, raisedOn, substance, ...(settled ? { handling } : {}) };
  return accepted({
    move: 'object',
    to: 'posted',
    at: arrival.at,
    actor: arrival.actor,
    set: { objections: [...objections, objection] },
    gates: [gate.value],
    inputs: { number, settled },
  });
}

/** Records how an objection was handled. */
export function settleObjection(
  subject: Case,
  { number, handling }: { number: number; handling: string },
  arrival: Arrival,
): ReviewerVerdict<Change> {
  const gate = guard(subject, 'settle', arrival);
  if (!gate.ok) return gate;
  const { objections } = subject.declaration;
  const found = objectionsHere(subject.declaration).find((objection) => objection.number === number);
  if (!found || found.handling !== undefined) return refused('no-such-open-objection', { facts: { number } });
  if (handling.trim() === '') return refused('reason-missing');
  return accepted({
    move: 'settle',
    to: 'posted',
    at: arrival.at,
    actor: arrival.actor,
    set: { objections: objections.map((each) => (each === found ? { ...each, handling } : each)) },
    gates: [gate.value],
    inputs: { number },
  });
}
