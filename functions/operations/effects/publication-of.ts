import type { Needs } from '../../../casework/needs.ts';
import type { Call } from '../../../domain/call/call.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import type { Locks } from '../../../domain/call/windows.ts';
import type { Publication } from '../../../domain/check-call/publication.ts';

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
  return { call, stated, older, locks, needing: await needingOf(needs, older, Object.keys(locks), removed) };
}

/** Finds unfinished declarations of versions that have a step which would go. If no step goes, none is read. */
async function needingOf(
  { records }: PublicationNeeds,
  older: readonly Call[],
  stages: readonly string[],
  removed: readonly string[],
): Promise<Record<string, string[]>> {
  const call = older[0]?.id;
  if (call === undefined || removed.length === 0) return {};
  const ids = (await Promise.all(stages.map((stage) => records.indexes.allUnfinished(call, stage)))).flat();
  const versions = await versionsOf(records, ids);
  const has = (version: number, stage: string) =>
    stagesOf(older[version - 1] ?? { steps: [] }).some(({ id }) => id === stage);
  return Object.fromEntries(
    removed.map((stage) => [
      stage,
      versions.flatMap(({ id, version }) => (has(version, stage) ? [id] : [])).sort(),
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
