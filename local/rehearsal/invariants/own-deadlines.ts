import type { Story } from '../../../adapters/records/declarations/story.ts';
import type { Step } from '../../../domain/call/call.ts';
import { endOfTerm, eventOf, termPolicy } from '../../../domain/call/term.ts';
import { DRAIN_SECONDS } from '../../../domain/call/windows.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { type Instant, plusSeconds } from '../../../domain/values/instant.ts';
import type { Facts } from './invariants.ts';

/**
 * Counts every deadline of a case anew from its timeline: nobody was taken after its end, and what lapsed at it did so at an end
 * that the call gives, after writes in time had drained.
 */
export function ownDeadlinesWereKept(facts: Facts, { declaration, timeline }: Story): string[] {
  const { id } = declaration;
  const granted = timeline.some(({ inputs }) => inputs?.until !== undefined);
  return timeline.flatMap((entry, index) => {
    const { move, at, inputs, actor } = entry;
    const ends = endsOf(facts, timeline.slice(0, index), entry);
    const isPerson = (actor.kind === 'applicant' || actor.kind === 'link') && move !== 'withdraw';
    const isLate = isPerson && !granted && ends.length > 0 && ends.every((end) => at >= end);
    const late = isLate ? [`${id} was taken after its own deadline: ${move} at ${at}`] : [];
    if (move !== 'lapse' || inputs?.termEnds === undefined) return late;
    const until = String(inputs.termEnds);
    return [
      ...late,
      ...(at < plusSeconds(until, DRAIN_SECONDS)
        ? [`${id} lapsed at ${at}, before writes in time for its own deadline had drained`]
        : []),
      ...(granted || ends.includes(until)
        ? []
        : [`${id} lapsed at ${until}, which no deadline of its call gives`]),
    ];
  });
}

/** The steps of a call in which a declaration of this standing may wait. */
const STEPS_OF: Partial<Record<Standing, (step: Step) => boolean>> = {
  submitted: ({ kind, by }) => kind === 'review' && by === 'employer',
  returned: ({ kind }) => kind === 'declare' || kind === 'correct',
  forwarded: ({ kind, by }) => kind === 'review' && by === 'body',
  unpaid: ({ kind }) => kind === 'pay',
  'paper-due': ({ kind }) => kind === 'hand-in',
};

/** The ends of the deadlines that may run while an entry leaves its wait: those that begin with the wait or its return. */
function endsOf(
  { call, calendar, stages }: Facts,
  before: readonly TimelineEntry[],
  { from }: TimelineEntry,
): Instant[] {
  const isOf = from && STEPS_OF[from];
  const begun = before.findLast((each) => each.from !== each.to)?.at;
  if (!isOf || begun === undefined) return [];
  const steps = call.steps.filter(isOf);
  // Where only some of several steps have a deadline, the timeline does not tell which one the declaration was in.
  if (steps.some(({ term }) => !term || !['entered', 'returned'].includes(eventOf(term.value)))) return [];
  return steps.flatMap(({ id, term }) => {
    const opensAt = stages[id]?.opensAt ?? begun;
    const since = begun > opensAt ? begun : opensAt;
    const end = term && endOfTerm(termPolicy(call, term.value), calendar, since, call.identity.zone.value);
    return end?.ok ? [end.value] : [];
  });
}
