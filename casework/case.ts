import type { Story } from '../adapters/records/declarations/story.ts';
import type { Call } from '../domain/call/call.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { CaseNeeds } from './needs.ts';

/**
 * Whether locks are read now or remembered for at most a minute. Memory is safe for locks, since a write
 * repeats them as a condition; the calendar has no such condition.
 */
export type Freshness = 'fresh' | 'recent';

type ReadCaseNeeds = Pick<CaseNeeds, 'records'>;

/**
 * Reads a declaration with its pinned call and the present locks; undefined if there is no such declaration.
 */
export async function caseOf(
  needs: ReadCaseNeeds,
  id: string,
  freshness: Freshness = 'fresh',
): Promise<Case | undefined> {
  const declaration = await needs.records.declarations.get(id);
  return declaration && surround(needs, declaration, freshness);
}

/**
 * Reads a declaration with its pinned call, the present locks, its timeline and its ledger; undefined if there
 * is none.
 */
export async function storyCaseOf(needs: ReadCaseNeeds, id: string): Promise<(Case & Story) | undefined> {
  const story = await needs.records.declarations.story(id);
  return story && { ...(await surround(needs, story.declaration)), ...story };
}

async function surround(
  { records }: ReadCaseNeeds,
  declaration: Declaration,
  freshness: Freshness = 'fresh',
): Promise<Case> {
  const published = await records.calls.callAt(declaration.call, declaration.callVersion);
  if (!published)
    throw new Error(`The declaration ${declaration.id} is pinned to a call that is not published`);
  const { call } = published;
  const remembered = freshness === 'recent' ? await remember(records, call) : undefined;
  const stages = call.stages.map(({ id }) => id);
  return endedUnder(
    { records },
    { declaration, call, ...(remembered ?? (await records.surroundings(call.id, stages))) },
  );
}

/**
 * The locks from memory, with the calendar in force; undefined if a version that was published a moment ago has a stage
 * that is not remembered yet.
 */
async function remember({ stages, calendars }: CaseNeeds['records'], call: Call) {
  const [locks, calendar] = await Promise.all([stages.recent(call.id), calendars.inForce()]);
  return call.stages.every(({ id }) => locks[id] !== undefined) ? { locks, calendar } : undefined;
}

/** Adds the calendar that counted a public notice which has ended, if it is not the one in force. */
async function endedUnder({ records }: ReadCaseNeeds, subject: Case): Promise<Case> {
  const { calendar } = subject;
  const version = subject.declaration.notice?.counted?.calendar ?? calendar.version;
  if (version === calendar.version) return subject;
  return { ...subject, endedUnder: await records.calendars.at(version) };
}
