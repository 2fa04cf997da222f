import type { Story } from '../../adapters/records/declarations/story.ts';
import type { JustTold } from '../../casework/telling/carried.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';

/** Seconds for which a letter takes a case as this patrol told it, which is as long as a task remembers what it read. */
const JUST_SECONDS = 5;

/** The most cases that a patrol remembers; each is some ten KB. */
const MAX_TOLD = 500;

/** The mailboxes whose letters are due, each once, with the record that said so. */
export interface DueMailboxes {
  add(mailbox: string, record: string): void;
  /** Adds the mailboxes in which this patrol put messages that are due, and remembers the case for their letters. */
  told(subject: Case & Story): void;
  each(): Iterable<readonly [mailbox: string, record: string]>;
  readonly justTold: JustTold;
}

export function openDueMailboxes(now: () => Instant): DueMailboxes {
  const due = new Map<string, string>();
  const told = new Map<string, { readonly subject: Case & Story; readonly at: Instant }>();
  return {
    add: (mailbox, record) => void due.set(mailbox, record),
    told(subject) {
      const { declaration, messages } = subject;
      const at = now();
      for (const { state, mailbox, dueAt } of messages)
        if (state === 'queued' && mailbox !== undefined && dueAt !== undefined && dueAt <= at)
          due.set(mailbox, declaration.id);
      if (told.size >= MAX_TOLD) told.clear();
      told.set(declaration.id, { subject, at });
    },
    each: () => due.entries(),
    justTold(id) {
      const found = told.get(id);
      return found && now() <= plusSeconds(found.at, JUST_SECONDS) ? found.subject : undefined;
    },
  };
}
