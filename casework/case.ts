import type { Around, ReadAlong } from '../adapters/records/cases.ts';
import type { Story } from '../adapters/records/declarations/story.ts';
import type { Call } from '../domain/call/call.ts';
import { stagesOf } from '../domain/call/steps.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { CaseNeeds } from './needs.ts';

/**
 * Whether locks are read now or remembered for at most a minute. Memory is safe for locks, since a write
 * repeats them as a condition; the calendar has no such condition.
 */
export type Freshness = 'fresh' | 'recent';

/** Begins further readings once the declaration is there, while what surrounds it may still be read. */
export type Meanwhile = (declaration: Declaration) => void;

type ReadCaseNeeds = Pick<CaseNeeds, 'records'>;

/**
 * Reads a declaration with its pinned call and the present locks; undefined if there is no such declaration.
 */
export async function caseOf(
  { records }: ReadCaseNeeds,
  id: string,
  freshness: Freshness = 'fresh',
  meanwhile: Meanwhile = () => {},
): Promise<Case | undefined> {
  const isFresh = freshness === 'fresh';
  const found = await records.cases.read(id, isFresh ? 'with-locks' : 'without-locks');
  if (!found) return undefined;
  const { declaration, locks } = found;
  meanwhile(declaration);
  return surrounded(records, declaration, found, isFresh ? locks : records.stages.recent(declaration.call));
}

/**
 * Reads a declaration with its pinned call, the present locks, its timeline and its ledger; undefined if there
 * is none. A task that tells people says what is read along.
 */
export async function storyCaseOf(
  { records }: ReadCaseNeeds,
  id: string,
  along?: (story: Story) => ReadAlong,
): Promise<(Case & Story) | undefined> {
  const found = await records.cases.story(id, along);
  if (!found) return undefined;
  const { declaration, timeline, messages } = found;
  return { ...(await surrounded(records, declaration, found, found.locks)), timeline, messages };
}

async function surrounded(
  records: CaseNeeds['records'],
  declaration: Declaration,
  around: Pick<Around, 'calendarVersion'>,
  locks: LocksRead,
): Promise<Case> {
  const { id, call, callVersion } = declaration;
  const found = await surroundingsOf(records, { call, version: callVersion }, around, locks);
  if (!found) throw new Error(`The declaration ${id} is pinned to a call that is not published`);
  return endedUnder({ records }, { declaration, ...found });
}

type LocksRead = Around['locks'] | Promise<Around['locks']>;

/**
 * A version of a call with the calendar in force and the present locks; undefined if that version was not published.
 * What the first read did not bring is read now, all at once.
 */
export async function surroundingsOf(
  { calls, calendars, stages }: CaseNeeds['records'],
  { call: id, version }: { readonly call: string; readonly version: number },
  { calendarVersion }: Pick<Around, 'calendarVersion'>,
  reading: LocksRead,
): Promise<Pick<Case, 'call' | 'calendar' | 'locks'> | undefined> {
  const locksRead = async () => {
    const locks = await reading;
    return Object.values(locks).some(({ call }) => call === id) ? locks : stages.of(id);
  };
  const [published, calendar, locks] = await Promise.all([
    calls.callAt(id, version),
    calendars.headed(calendarVersion),
    locksRead(),
  ]);
  if (!published) return undefined;
  const { call } = published;
  // A version that was published a moment ago may have a stage that was not read.
  const isWhole = stagesOf(call).every(({ id: stage }) => locks[stage] !== undefined);
  const read = isWhole ? locks : await stages.of(id);
  return { call, calendar, locks: locksOfVersion(call, read) };
}

/**
 * The locks of a version's own stages. A later version may have more, and what was read may be of any: a case must look the
 * same to every task, or the ladder and the taking up of files would ask each other for ever.
 */
function locksOfVersion(call: Call, read: Around['locks']): Around['locks'] {
  return Object.fromEntries(
    stagesOf(call).flatMap(({ id }) => {
      const lock = read[id];
      return lock ? [[id, lock]] : [];
    }),
  );
}

/** Adds the calendar that counted a public notice which has ended, if it is not the one in force. */
async function endedUnder({ records }: ReadCaseNeeds, subject: Case): Promise<Case> {
  const { calendar } = subject;
  const version = subject.declaration.notice?.counted?.calendar ?? calendar.version;
  if (version === calendar.version) return subject;
  return { ...subject, endedUnder: await records.calendars.at(version) };
}
