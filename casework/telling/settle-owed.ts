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
import { readAlong } from './read-along.ts';
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
 * Who keeps the instant of the next look: a run that asks keeps it with its wait's token; while it waits, the patrol keeps
 * it for it.
 */
export type Driver = 'asks' | 'waits';

/**
 * Does everything that is owed about a declaration now: hands it to another person where a rung says so, and
 * tells those concerned. After its end was told, nothing is due any more. A draft has no driver, so its next look is
 * kept here too.
 */
export async function settleOwed(
  needs: SettleOwedNeeds,
  subject: Case & Story,
  driver: Driver = 'asks',
): Promise<Settled> {
  const now = needs.now();
  const { declaration, timeline, messages } = subject;
  const owed = whatIsOwed(subject, timeline, messages, now);
  const handing = owed.escalates === undefined ? undefined : escalate(subject, owed.escalates, now);
  if (handing) {
    const handed = await carryOut(needs, subject, handing);
    const again = handed.ok ? await readAgain(needs, declaration) : undefined;
    if (again) return settleOwed(needs, again, driver);
  }
  const { nextWakeAt } = owed;
  const dueAt = overdueSince(subject) ?? nextWakeAt;
  const next = nextLook(declaration, { nextWakeAt, dueAt, driver });
  const { dueWrite, setDue } = needs.records.declarations;
  const told = await tell(needs, subject, owed.messages, next ? [dueWrite(declaration, next.at)] : []);
  if (!told.isAll) {
    // Another process told a part that a message was to cover, so the rest is still owed.
    const again = await readAgain(needs, declaration);
    if (again?.declaration.version === declaration.version) return settleOwed(needs, again, driver);
  }
  if (next && !told.isWhole) await setDue(declaration, next.at);
  return { declaration, nextWakeAt, dueAt };
}

/** The instant of the next look, if it is kept here: none after the end. */
function nextLook(
  { standing, run }: Declaration,
  { nextWakeAt, dueAt, driver }: Pick<Settled, 'nextWakeAt' | 'dueAt'> & { readonly driver: Driver },
): { readonly at: Instant | undefined } | undefined {
  if (isFinal(standing)) return { at: undefined };
  if (run === 0) return { at: nextWakeAt };
  return driver === 'waits' ? { at: dueAt } : undefined;
}

function readAgain(needs: SettleOwedNeeds, { id }: Declaration) {
  return storyCaseOf(needs, id, readAlong);
}
