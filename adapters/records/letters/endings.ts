import type { Instant } from '../../../domain/values/instant.ts';
import type { Store, Write } from '../store/store.ts';
import { MAX_WRITES } from './each-written.ts';
import {
  againWrite,
  closingWrites,
  endWrites,
  type LetterEnd,
  type LetterRecord,
  type Told,
} from './letter-writes.ts';
import { mailboxes } from './mailboxes.ts';
import { endedBy, type MessageEnd, messages } from './messages.ts';

/** How one attempt at a mailbox's letter ended: for good, or it is tried again at an instant. */
export type LetterOutcome = { readonly letter: LetterRecord } & (
  | { readonly told: readonly Told[]; readonly end: LetterEnd }
  | { readonly again: Instant }
);

/** Records how letters ended. */
export function endings(store: Store) {
  const own = messages(store);
  const ofMailboxes = mailboxes(store);
  return {
    /**
     * Records how letters ended that one task sent: applicants' by themselves, and those of mailboxes. It is one
     * transaction, or each by itself if there are too many or one of them changed meanwhile.
     */
    async ended(ends: readonly MessageEnd[], outcomes: readonly LetterOutcome[]): Promise<void> {
      const writes = [...ends.flatMap(endedBy), ...outcomes.flatMap(outcomeWrites)];
      if (writes.length === 0) return;
      if (writes.length <= MAX_WRITES && (await store.transact(writes)).ok) return;
      await own.ended(ends);
      for (const outcome of outcomes)
        if ('again' in outcome) await ofMailboxes.again(outcome.letter, outcome.again);
        else await ofMailboxes.end(outcome.letter, outcome.told, outcome.end);
    },
  };
}

function outcomeWrites(outcome: LetterOutcome): Write[] {
  if ('again' in outcome) return [againWrite(outcome.letter, outcome.again)];
  const { letter, told, end } = outcome;
  return [...closingWrites(letter, told, end), ...told.flatMap((each) => endWrites(letter, each, end))];
}
