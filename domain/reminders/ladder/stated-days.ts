import { nextMomentToRemind } from '../../call/working-time.ts';
import type { Case } from '../../declaration/case.ts';
import type { Instant } from '../../values/instant.ts';
import { sayInstant } from '../../wording/say-facts.ts';
import { daysOfWait } from './days-of-wait.ts';
import { rungsOf } from './ladder.ts';

/**
 * The days that a message about the present wait states, by their placeholders: the last day, which has its hour if it
 * ends before midnight; the days of a public notice that is ahead; and the minute at which silence hands the case to the
 * superior.
 */
export function statedDays(subject: Case): Record<string, string> {
  const [handed] = handOvers(subject);
  const zone = subject.call.identity.zone.value;
  return {
    ...daysOfWait(subject),
    ...(handed === undefined ? {} : { handsOverAt: sayInstant(handed, zone, true) }),
  };
}

/**
 * The next moment at which silence hands the present wait to the superior. It is undefined if the wait was already
 * handed on, or never will be.
 */
export function handsOverAt(subject: Case, now: Instant): Instant | undefined {
  return handOvers(subject).find((at) => at > now);
}

function handOvers(subject: Case): Instant[] {
  if (subject.declaration.desk === 'superior') return [];
  const escalating = rungsOf(subject).filter(({ does }) => does === 'escalate');
  return escalating.map(({ at }) => nextMomentToRemind(subject, at));
}
