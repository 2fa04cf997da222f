import { closingInstant } from '../../../domain/call/windows.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { waitsSince } from '../../../domain/declaration/declaration.ts';
import { statedDays } from '../../../domain/reminders/ladder/stated-days.ts';
import { epochOf, type Instant } from '../../../domain/values/instant.ts';

/** Sorts by the end of the last day to act, then by how long a case has waited. */
export function byUrgency(cases: readonly Case[]): Case[] {
  const placed = cases.map((subject) => ({
    subject,
    endsAt: endOf(subject),
    since: epochOf(waitsSince(subject.declaration)),
  }));
  placed.sort((one, other) =>
    one.endsAt === other.endsAt ? one.since - other.since : one.endsAt < other.endsAt ? -1 : 1,
  );
  return placed.map(({ subject }) => subject);
}

/** The instant at which the last day to act ends; empty if nothing closes the wait. */
function endOf(subject: Case): Instant {
  const { lastFeasible, closesOn } = statedDays(subject);
  const last = lastFeasible ?? closesOn;
  return last === undefined ? '' : closingInstant(last, subject.call.identity.zone.value);
}
