import type { Instant } from '../../domain/values/instant.ts';
import type { LogLine } from '../log-line.ts';
import { achievementFiles } from './achievements/achievement-files.ts';
import { attempts } from './attempts.ts';
import { calendars } from './calendars.ts';
import { callReads, calls } from './calls.ts';
import { cases } from './cases.ts';
import { declarations } from './declarations/declarations.ts';
import { quotas } from './declarations/quota-writes.ts';
import { receipts } from './declarations/receipts.ts';
import { rehashing } from './declarations/rehashing.ts';
import { uploads } from './declarations/uploads.ts';
import { desks } from './desks.ts';
import { desksLately } from './desks-lately.ts';
import { endings } from './letters/endings.ts';
import { mailboxes } from './letters/mailboxes.ts';
import { messages } from './letters/messages.ts';
import { smsDeliveries } from './letters/sms-deliveries.ts';
import { links } from './links.ts';
import { people } from './people.ts';
import { registrations } from './registrations.ts';
import { reports } from './reports.ts';
import { sanctionReads, sanctions } from './sanctions/sanctions.ts';
import { stageReads, stages } from './stages.ts';
import { indexes } from './store/indexes.ts';
import { readLately } from './store/read-lately.ts';
import type { Store } from './store/store.ts';
import { storyAlong } from './story-along.ts';
import { waiting } from './waiting/at-desks.ts';
import { counterChecks } from './waiting/counter-checks.ts';
import { counters } from './waiting/counters.ts';
import { deskLists } from './waiting/desk-lists.ts';

/** The records that acts on a case read and write, by subject. Each written act is told to `log`, in ids alone. */
export function openCaseRecords(store: Store, log: LogLine) {
  const reads = callReads(store);
  const own = declarations(store, log);
  return {
    calendars: calendars(store),
    cases: cases(store, own, reads),
    calls: reads,
    stages: stageReads(store),
    declarations: own,
    people: people(store),
    uploads: uploads(store),
    receipts: receipts(store),
    achievementFiles: achievementFiles(store, log),
    attempts: attempts(store, log),
    sanctions: sanctionReads(store),
    quotas: quotas(store),
  };
}

/** All records, by subject. */
export function openRecords(store: Store, log: LogLine) {
  const ofCases = openCaseRecords(store, log);
  const own = { ...ofCases, calls: calls(store, ofCases.calls), stages: stages(store) };
  return {
    ...own,
    /** Reads for one task, which goes on for some seconds with what it read of people, surroundings and letters. */
    lately(now: () => Instant) {
      const once = readLately(store, now);
      const seen = desksLately(desks(store), now);
      const { letter } = mailboxes(once);
      const plain = cases(once, ofCases.declarations, ofCases.calls);
      const story = storyAlong(once, ofCases.declarations, ofCases.calls, seen, plain.story);
      return { people: people(once), story, letter, desks: seen };
    },
    messages: messages(store),
    mailboxes: mailboxes(store),
    sms: smsDeliveries(store),
    registrations: registrations(store),
    sanctions: sanctions(store),
    rehashing: rehashing(store),
    links: links(store),
    desks: desks(store),
    letters: endings(store),
    reports: reports(store),
    indexes: indexes(store),
    waiting: waiting(store),
    deskLists: deskLists(store, { ...own, get: own.declarations.get }),
    counters: counters(store),
    counterChecks: counterChecks(store),
  };
}

export type CaseRecords = ReturnType<typeof openCaseRecords>;
export type Records = ReturnType<typeof openRecords>;
