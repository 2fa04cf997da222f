import type { Story } from '../../adapters/records/declarations/story.ts';
import { escalate } from '../../domain/acts/escalate.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { isFinal } from '../../domain/declaration/moves.ts';
import { overdueSince } from '../../domain/reminders/ladder/wakes.ts';
import { whatIsOwed } from '../../domain/reminders/owed/owed.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { storyCaseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { carryOut } from '../perform.ts';
import { tell } from './tell.ts';

export type SettleOwedNeeds = Pick<Needs, 'records' | 'channel' | 'keys' | 'origin' | 'now'>;

export interface Settled {
  /** The declaration as it was settled. Handing it to another person raises its version. */
  readonly declaration: Declaration;
  readonly nextWakeAt: Instant;
  /** The instant by which it must be looked at again; in the past if a lock should have ended it. */
  readonly dueAt: Instant;
}

/**
 * Does everything that is owed about a declaration now: hands it to another person where a rung says so, and
 * tells those concerned. After its end was told, nothing is due any more. A wait keeps the instant of its next
 * look with its token; a draft has no wait, so the instant is kept here.
 */
export async function settleOwed(needs: SettleOwedNeeds, subject: Case & Story): Promise<Settled> {
  const now = needs.now();
  const { declaration, timeline, messages } = subject;
  const owed = whatIsOwed(subject, timeline, messages, now);
  const handing = owed.escalates === undefined ? undefined : escalate(subject, owed.escalates, now);
  if (handing) {
    const handed = await carryOut(needs, subject, handing);
    const again = handed.ok ? await storyCaseOf(needs, declaration.id) : undefined;
    if (again) return settleOwed(needs, again);
  }
  if (!(await tell(needs, subject, owed.messages))) {
    // Another process told a part that a message was to cover, so the rest is still owed.
    const again = await storyCaseOf(needs, declaration.id);
    if (again?.declaration.version === declaration.version) return settleOwed(needs, again);
  }
  const { nextWakeAt } = owed;
  if (isFinal(declaration.standing)) await needs.records.declarations.setDue(declaration, undefined);
  else if (declaration.run === 0) await needs.records.declarations.setDue(declaration, nextWakeAt);
  return { declaration, nextWakeAt, dueAt: overdueSince(subject) ?? nextWakeAt };
}
