import type { Needs } from '../../../casework/needs.ts';
import type { Call } from '../../../domain/call/call.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import type { Locks } from '../../../domain/call/windows.ts';
import type { Publication } from '../../../domain/check-call/publication/publication.ts';

/** The number of declarations that are read at once. */
const READ_AT_ONCE = 25;

type PublicationNeeds = Pick<Needs, 'records'>;

/** Everything that a new version of a call is compared with before it follows the current one. */
export async function publicationOf(
  needs: PublicationNeeds,
  call: Call,
  stated: Locks,
  current: number,
): Promise<Publication> {
  const { calls, stages } = needs.records;
  const [versions, locks] = await Promise.all([calls.upTo(call.id, current), stages.of(call.id)]);
  const older = versions.map((each) => each.call);
  const kept = new Set(stagesOf(call).map(({ id }) => id));
  const removed = [...new Set(older.flatMap((each) => stagesOf(each).map(({ id }) => id)))].filter(
    (id) => !kept.has(id),
  );
  const pinned = await pinnedTo(needs, older, Object.keys(locks));
  return { call, stated, older, locks, pinned, needing: needingOf(older, pinned, removed) };
}

/** The unfinished declarations of each version. A call without one is asked for none. */
async function pinnedTo(
  { records }: PublicationNeeds,
  older: readonly Call[],
  stages: readonly string[],
): Promise<Publication['pinned']> {
  const [first] = older;
  if (!first) return [];
  const ids = (
    await Promise.all(stages.map((stage) => records.indexes.allUnfinished(first.id, stage)))
  ).flat();
  const found = await versionsOf(records, ids);
  return older.flatMap((_, nth) => {
    const version = nth + 1;
    const own = found.filter((each) => each.version === version).map(({ id }) => id);
    return own.length > 0 ? [{ version, ids: own.sort() }] : [];
  });
}

/** Unfinished declarations of versions that have a step which would go. */
function needingOf(
  older: readonly Call[],
  pinned: Publication['pinned'],
  removed: readonly string[],
): Record<string, string[]> {
  const has = (version: number, stage: string) =>
    stagesOf(older[version - 1] ?? { steps: [] }).some(({ id }) => id === stage);
  return Object.fromEntries(
    removed.map((stage) => [
      stage,
      pinned.flatMap(({ version, ids }) => (has(version, stage) ? ids : [])).sort(),
    ]),
  );
}

async function versionsOf({ declarations }: Needs['records'], ids: readonly string[]) {
  const found: { id: string; version: number }[] = [];
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    const some = await Promise.all(ids.slice(from, from + READ_AT_ONCE).map((id) => declarations.get(id)));
    found.push(...some.flatMap((each) => (each ? [{ id: each.id, version: each.callVersion }] : [])));
  }
  return found;
}
