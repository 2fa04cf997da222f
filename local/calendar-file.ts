import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fingerprint } from '../adapters/keys.ts';
import { readCalendar } from '../functions/operations/read-calendar.ts';
import type { LocalMachine } from './machine.ts';
import { type OperatorOutcome, operate } from './operate.ts';

/** The arrangement of days off that comes with this copy. */
export const CALENDAR_FILE = new URL('../calls/calendar.json', import.meta.url);

const SIGNED = { by: '本机启动', reason: '放假安排文件有变' };

/**
 * Puts the arrangement of a file in force where it says something else than the one that is: by the operators' act,
 * which lists whatever moves, and confirmed at once, since whoever starts with another file means it. Answers what the
 * act said, the list first; undefined where nothing had to be done.
 */
export async function followCalendarFile(
  machine: LocalMachine,
  bytes: Uint8Array = readFileSync(CALENDAR_FILE),
): Promise<OperatorOutcome | undefined> {
  const present = (await machine.records.calendars.current())?.published;
  const read = readCalendar({ bytes });
  if (read.ok && present?.hash === fingerprint(JSON.stringify(read.value))) return undefined;
  const version = present?.version ?? 0;
  const file = `calendars/version-${version + 1}.json`;
  machine.upload({ key: file, type: 'application/json', bytes: Buffer.from(bytes) });
  const input = { act: 'publish-calendar', ...SIGNED, file, expectedVersion: version };
  const first = await operate(machine, `calendar-${randomUUID()}`, input);
  const [, confirms] = /"confirms": "(\w+)"/.exec(first.says) ?? [];
  if (confirms === undefined) return first;
  const second = await operate(machine, `calendar-${randomUUID()}`, { ...input, confirms });
  return second.status === 'failed'
    ? second
    : { ...second, says: `${first.says}\n\n${inForce(version + 1)}` };
}

/** Its cases still count anew when it is in force already: the execution says nothing of its own until they have. */
function inForce(version: number): string {
  return `已确认：放假安排第${version}版已生效。 Confirmed: version ${version} of the days off is in force.`;
}
