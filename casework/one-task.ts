import type { Needs } from './needs.ts';

/**
 * Needs for one task, which reads people, locks, the calendar, desks and the latest letters of mailboxes once in a few
 * seconds. Whatever it decides by them its writes and letters check again.
 */
export function forOneTask<T extends Pick<Needs, 'records' | 'now'>>(needs: T): T {
  const { records, now } = needs;
  const { people, story, letter, desks } = records.lately(now);
  const cases = { ...records.cases, story };
  const mailboxes = { ...records.mailboxes, letter };
  return { ...needs, records: { ...records, people, cases, mailboxes, desks } };
}
