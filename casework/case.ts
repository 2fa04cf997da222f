import type { Story } from '../adapters/records/declarations/declarations.ts';
import type { Case } from '../domain/declaration/case.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { CaseNeeds } from './needs.ts';

/** Whether locks are read now, or remembered for at most a minute: a write repeats them as a condition, unlike the calendar. */
export type Freshness = 'fresh' | 'recent';

type ReadCaseNeeds = Pick<CaseNeeds, 'records'>;

/** The declaration with the call that it is pinned to and the locks as they stand; undefined where there is none. */
export async function caseOf(
  needs: ReadCaseNeeds,
  id: string,
  locks: Freshness = 'fresh',
): Promise<Case | undefined> {
  const declaration = await needs.records.declarations.get(id);
  return declaration && surround(needs, declaration, locks);
}

/** The same, with the timeline and the ledger. */
export async function storyCaseOf(needs: ReadCaseNeeds, id: string): Promise<(Case & Story) | undefined> {
  const story = await needs.records.declarations.story(id);
  return story && { ...(await surround(needs, story.declaration)), ...story };
}

async function surround(
  { records }: ReadCaseNeeds,
  declaration: Declaration,
  freshness: Freshness = 'fresh',
): Promise<Case> {
  const [published, known, calendar] = await Promise.all([
    records.calls.callAt(declaration.call, declaration.callVersion),
    freshness === 'fresh' ? records.stages.of(declaration.call) : records.stages.recent(declaration.call),
    records.calendars.inForce(),
  ]);
  if (!published)
    throw new Error(`The declaration ${declaration.id} is pinned to a call that is not published`);
  const { call } = published;
  // A version published a moment ago may bring a step that is not remembered yet.
  const isWhole = call.stages.every(({ id }) => known[id] !== undefined);
  const locks = isWhole ? known : await records.stages.of(declaration.call);
  return endedUnder({ records }, { declaration, call, locks, calendar });
}

/** With the calendar by which a public notice that has ended was counted, where that is not the one in force. */
async function endedUnder({ records }: ReadCaseNeeds, subject: Case): Promise<Case> {
  const { calendar } = subject;
  const version = subject.declaration.notice?.counted?.calendar ?? calendar.version;
  if (version === calendar.version) return subject;
  return { ...subject, endedUnder: await records.calendars.at(version) };
}
