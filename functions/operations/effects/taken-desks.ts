import { nextLink } from '../../../adapters/records/links.ts';
import type { Write } from '../../../adapters/records/store/store.ts';
import type { Needs } from '../../../casework/needs.ts';
import { lifeOfLink } from '../../../casework/reviewer/links.ts';
import { reissueToSuccessor, type TakenDesk } from '../../../domain/acts/operator/reissue.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

interface DesksTaken {
  readonly taken: readonly TakenDesk[];
  /** The writes for the transaction that registers the other person. */
  readonly writes: readonly Write[];
}

/**
 * The writes that replace the desk's link under every open call, so that the former holder's link stops working.
 * Under a closed call, which may be reopened, the link ends. A link that is made meanwhile makes the writes fail.
 */
export async function takeDesks(
  { records }: Pick<Needs, 'records'>,
  desks: readonly DeskId[],
  at: Instant,
): Promise<DesksTaken> {
  if (desks.length === 0) return { taken: [], writes: [] };
  const calls = await records.calls.all();
  const all = await Promise.all(
    calls.map((call) => Promise.all(desks.map((desk) => takeDesk(records, call, desk, at)))),
  );
  const each = all.flat(2);
  return { taken: each.flatMap(({ taken }) => taken), writes: each.flatMap(({ writes }) => writes) };
}

async function takeDesk(
  records: Needs['records'],
  call: string,
  desk: DeskId,
  at: Instant,
): Promise<DesksTaken> {
  const { links } = records;
  const present = await links.ofDesk(call, desk);
  if (at >= (await lifeOfLink({ records })({ call, desk }, at))) {
    const ends = present && !present.revokedAt;
    return { taken: [], writes: ends ? links.revocation(present, 'another-person', at) : [] };
  }
  const next = nextLink({ call, desk }, present, at);
  const writes = present ? links.issueWrites(next, present, 'another-person') : [links.stillNone(call, desk)];
  return { taken: [{ call, desk, round: next.round }], writes };
}

/**
 * Notes in the timeline of every declaration at a desk that another person has the desk now. That entry makes the
 * person's link owed, and it leaves at once. A declaration that moved on meanwhile is told by its move.
 */
export async function tellSuccessors(
  needs: Pick<Needs, 'records' | 'workflow' | 'now'>,
  taken: readonly TakenDesk[],
  signed: Signed,
): Promise<void> {
  const { waiting } = needs.records;
  for (const [call, there] of Map.groupBy(taken, (each) => each.call)) {
    const desks = there.map(({ desk }) => desk);
    for (const id of await waiting.atDesks(call, desks)) await tellSuccessor(needs, id, there, signed);
  }
}

async function tellSuccessor(
  needs: Parameters<typeof tellSuccessors>[0],
  id: string,
  taken: readonly TakenDesk[],
  signed: Signed,
): Promise<void> {
  const done = await performOnce(needs, id, signed, (subject) =>
    reissueToSuccessor(subject, taken, signed.reason, operator(signed), needs.now()),
  );
  if (!done.ok && done.refusal.because === 'stale') await tellSuccessor(needs, id, taken, signed);
}
