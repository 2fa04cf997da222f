import type { Story } from '../adapters/records/declarations.ts';
import type { Case } from '../domain/acts/guard.ts';
import { escalate } from '../domain/acts/restore.ts';
import { isFinal } from '../domain/declaration.ts';
import type { Instant } from '../domain/instant.ts';
import { whatIsOwed } from '../domain/owed.ts';
import { storyCaseOf } from './case.ts';
import type { Needs } from './needs.ts';
import { carryOut } from './perform.ts';
import { tell } from './tell.ts';

export type Settling = Pick<Needs, 'records' | 'calendar' | 'channel' | 'now'>;

/**
 * Does everything that is owed about a declaration now: hands it to another person where a rung says so, tells those
 * concerned, and says by when it must be looked at again (nothing, once its end was told).
 */
export async function settleOwed(needs: Settling, subject: Case & Story): Promise<Instant> {
  const now = needs.now();
  const owed = whatIsOwed(subject, subject.timeline, subject.messages, now);
  if (owed.escalates !== undefined) {
    const handed = await carryOut(needs, subject, escalate(subject, owed.escalates, now));
    const again = handed.ok ? await storyCaseOf(needs, subject.declaration.id) : undefined;
    if (again) return settleOwed(needs, again);
  }
  await tell(needs, subject, owed.messages);
  const { declaration } = subject;
  await needs.records.declarations.setDue(
    declaration,
    isFinal(declaration.standing) ? undefined : owed.nextWakeAt,
  );
  return owed.nextWakeAt;
}
