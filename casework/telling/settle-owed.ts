import { entryOf } from '../../adapters/records/declarations/declarations.ts';
import type { Story } from '../../adapters/records/declarations/story.ts';
import type { KeptWait } from '../../adapters/records/declarations/waits.ts';
import type { Write } from '../../adapters/records/store/store.ts';
import { escalate } from '../../domain/acts/escalate.ts';
import { declarationAfter } from '../../domain/acts/spend.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { isFinal } from '../../domain/declaration/moves.ts';
import { overdueSince } from '../../domain/reminders/ladder/wakes.ts';
import { whatIsOwed } from '../../domain/reminders/owed/owed.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { storyCaseOf } from '../case.ts';
import type { Needs } from '../needs.ts';
import { carryOut } from '../perform.ts';
import { readAlong } from './read-along.ts';
import { type TellNeeds, tell } from './tell.ts';

export type SettleOwedNeeds = TellNeeds;

export interface Settled {
  /** The declaration as it was settled. Handing it to another person raises its version. */
  readonly declaration: Declaration;
  /** Whether the token of a wait was kept; false if something happened since the case was read. */
  readonly keepsToken: boolean;
  /** The case as it was told, with its ledger. */
  readonly told: Case & Story;
}

/**
 * The run for which a declaration is settled: one that only asks where it stands, one that waits already, for which the
 * patrol keeps the instant of the next look, or one whose wait begins. That one keeps the wait's token with the instant.
 */
export type Driver = 'asks' | 'waits' | KeptWait;

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
    if (handed.ok) return settleOwed(needs, after(subject, handing), driver);
  }
  const { nextWakeAt } = owed;
  const dueAt = overdueSince(subject) ?? nextWakeAt;
  const next = nextLook(declaration, { nextWakeAt, dueAt, driver });
  const keeping = keepingOf(needs, declaration, next, driver);
  const told = await tell(needs, subject, owed.messages, keeping);
  if (!told.isAll) {
    // Another process told a part that a message was to cover, so the rest is still owed.
    const again = await readAgain(needs, declaration);
    if (again?.declaration.version === declaration.version) return settleOwed(needs, again, driver);
  }
  const isKept = told.isWhole || keeping.length === 0 || (await needs.records.declarations.keepWait(keeping));
  return { declaration, keepsToken: typeof driver === 'object' && isKept, told: told.subject };
}

/** The write that keeps the instant of the next look, and with it the token of a wait that begins. */
function keepingOf(
  { records }: Pick<Needs, 'records'>,
  declaration: Declaration,
  next: { readonly at: Instant | undefined } | undefined,
  driver: Driver,
): Write[] {
  const { dueWrite, tokenWrite } = records.declarations;
  if (!next) return [];
  const begins = typeof driver === 'object' && next.at !== undefined;
  return [begins ? tokenWrite(declaration, driver, next.at) : dueWrite(declaration, next.at)];
}

/** The instant of the next look, if it is kept here: none after the end. */
function nextLook(
  { standing, run }: Declaration,
  { nextWakeAt, dueAt, driver }: Record<'nextWakeAt' | 'dueAt', Instant> & { readonly driver: Driver },
): { readonly at: Instant | undefined } | undefined {
  if (isFinal(standing)) return { at: undefined };
  if (run === 0) return { at: nextWakeAt };
  return driver === 'asks' ? undefined : { at: dueAt };
}

/** The story as an act of this task has left it. */
function after(subject: Case & Story, change: Change): Case & Story {
  const { declaration, timeline } = subject;
  const version = declaration.version + 1;
  return {
    ...subject,
    declaration: { ...declarationAfter(declaration, change), version },
    timeline: [...timeline, entryOf(subject, change)],
  };
}

function readAgain(needs: SettleOwedNeeds, { id }: Declaration) {
  return storyCaseOf(needs, id, readAlong(needs));
}
