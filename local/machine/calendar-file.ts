import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../adapters/fingerprint.ts';
import type { PublishedCalendar } from '../../adapters/records/calendars.ts';
import { readCalendar } from '../../functions/operations/input/read-calendar.ts';
import { jsonFault } from '../call-tools/json-fault.ts';
import { textOf } from '../call-tools/text-file.ts';
import type { LocalMachine } from './machine.ts';
import { type OperatorOutcome, operateConfirming } from './operate.ts';

/** The arrangement of days off that comes with this copy of the code. */
export const CALENDAR_FILE = new URL('../../calls/calendar.json', import.meta.url);

const SIGNED = { by: '本机启动', reason: '放假安排文件有变' };
/** The beginning of the names of executions that follow the file, which tells which version a start published. */
const FOLLOWING = 'calendar-file-';

/**
 * Puts a file's arrangement of days off into force if the file changed since the version that a start followed
 * last. It runs the operators' act, which lists whatever moves, and confirms it at once, since a start with another
 * file means it. Under an unchanged file, an operator's later publication stays in force. Gives what was done or
 * left, the effects first; undefined if the file says what is in force.
 */
export async function followCalendarFile(
  machine: LocalMachine,
  file: string | URL | Uint8Array = CALENDAR_FILE,
): Promise<OperatorOutcome | undefined> {
  const found = file instanceof Uint8Array ? { text: new TextDecoder().decode(file) } : textOf(pathOf(file));
  if ('wrong' in found) return { status: 'failed', says: `${found.wrong}。` };
  const fault = faultIn(found.text);
  if (fault !== undefined) return { status: 'failed', says: fault };
  const bytes = Buffer.from(found.text);
  const read = readCalendar({ bytes });
  const hash = read.ok ? fingerprint(JSON.stringify(read.value)) : undefined;
  const present = (await machine.records.calendars.current())?.published;
  if (present && present.hash === hash) return undefined;
  const followed = await followedLast(machine, present);
  if (present && followed && followed.hash === hash) return { status: 'left', says: leftAlone(present) };
  return publish(machine, bytes, present?.version ?? 0);
}

function pathOf(file: string | URL): string {
  return typeof file === 'string' ? file : fileURLToPath(file);
}

/** Says where a text stops being JSON, by line and column. */
function faultIn(text: string): string | undefined {
  const at = jsonFault(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at).split('\n');
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
  return `第${line}行第${column}列起不是 JSON；请检查引号、逗号和括号，改正后再启动。 From line ${line}, column ${column} on this is no JSON: look at quotation marks, commas and brackets, and start again.`;
}

async function followedLast(
  { records }: LocalMachine,
  present: PublishedCalendar | undefined,
): Promise<PublishedCalendar | undefined> {
  let published = present;
  while (published && !published.execution.includes(`:${FOLLOWING}`))
    published = await records.calendars.publishedAt(published.version - 1);
  return published;
}

function leftAlone({ version, by }: PublishedCalendar): string {
  return `文件自上次启动采用以来没有改动；现行的是 ${by} 公布的第${version}版，保持不变。 The file has not changed since a start followed it: version ${version}, published by ${by}, stays in force.`;
}

async function publish(machine: LocalMachine, bytes: Buffer, version: number): Promise<OperatorOutcome> {
  const file = `calendars/version-${version + 1}.json`;
  machine.upload({ key: file, type: 'application/json', bytes });
  const input = { act: 'publish-calendar', ...SIGNED, file, expectedVersion: version };
  const { first, done } = await operateConfirming(machine, `${FOLLOWING}${randomUUID()}`, input);
  if (done.status === 'failed') return done;
  return { ...done, says: [...effectsIn(first), inForce(version + 1)].join('\n') };
}

/**
 * The effects that the refused act listed, without its first and last sentences: both ask for what is done by now.
 */
function effectsIn({ status, says }: OperatorOutcome): string[] {
  return status === 'failed' ? says.split('\n\n').flatMap((each) => each.split('\n').slice(1, -1)) : [];
}

/** Says that a version is in force. The execution itself says so only after its cases have counted anew. */
function inForce(version: number): string {
  return `放假安排第${version}版已生效。 Version ${version} of the days off is in force.`;
}
