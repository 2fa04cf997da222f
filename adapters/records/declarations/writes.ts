import { endsToActAt } from '../../../domain/acts/feasibility.ts';
import { declarationAfter } from '../../../domain/acts/spend.ts';
import type { Call } from '../../../domain/call/call.ts';
import { atDeskSince } from '../../../domain/declaration/at-desk.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { isFinal, type Move } from '../../../domain/declaration/moves.ts';
import { waitGoesOn } from '../../../domain/declaration/wait-goes-on.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { presentDeskOf } from '../../../domain/desks/desk.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import {
  countOfStage,
  deskCounterOf,
  dueShard,
  GOVERNED_SHARDS,
  governedBy,
  grantedUnder,
  lapsedUnder,
  placeInQueue,
  queueUnder,
  shardOf,
  stageCounterOf,
} from '../store/shards.ts';
import type { Write } from '../store/store.ts';
import { type Key, keys } from '../store/table.ts';
import { claimStill } from './claim-writes.ts';
import { termStill } from './gates.ts';
import { isOwn, ownOf, partWrites } from './parts.ts';

/** A declaration with what a change of it was judged by. */
export type Judged = Pick<Case, 'declaration' | 'call' | 'calendar' | 'locks'>;

/** Moves after which the driver has nothing new to do, so that what is due stays due. */
const QUIET_MOVES: ReadonlySet<Move> = new Set<Move>(['change', 'object', 'settle', 'escalate', 'extend']);

/** The writes of a change to the declaration's own item and its parts. */
export function updateWrites(subject: Judged, change: Change): Write[] {
  const { declaration, call } = subject;
  const due = QUIET_MOVES.has(change.move)
    ? {}
    : {
        dueAt: change.at,
        dueShard: dueShard(declaration.id),
        ...(waitGoesOn(declaration, change) ? {} : { unseen: true }),
      };
  const after = declarationAfter(declaration, change);
  const governed = indexOf(call, after);
  const queued = queueOf({ ...subject, declaration: after });
  const parts = partWrites(declaration, change);
  const set: Record<string, unknown> = {
    ...ownOf(change.set),
    ...parts.own,
    standing: change.to,
    version: declaration.version + 1,
    ...due,
    ...(governed ? { governedBy: governed } : {}),
    ...queued,
  };
  const remove = [
    ...(change.drop ?? []).filter(isOwn),
    ...(governed ? [] : ['governedBy']),
    ...QUEUED,
  ].filter((name) => !(name in set));
  const names = Object.keys(set);
  const claim = claimStill(declaration, change);
  const term = termStill(change);
  const own: Write = {
    named: 'declaration',
    write: {
      Update: {
        Key: keys.declaration(declaration.id),
        UpdateExpression:
          `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}` +
          (remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : ''),
        ConditionExpression: `#version = :oldVersion AND #standing = :oldStanding AND #run = :oldRun${claim.condition}${term.condition}`,
        ExpressionAttributeNames: Object.fromEntries(
          [
            ...new Set([...names, ...remove, ...claim.names, ...term.names, 'run', 'version', 'standing']),
          ].map((name) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: {
          ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
          ':oldVersion': declaration.version,
          ':oldStanding': declaration.standing,
          ':oldRun': declaration.run,
          ...claim.values,
          ...term.values,
        },
      },
    },
  };
  return [own, ...parts.writes];
}

/** The keys by which the index of desks lists a declaration, in their order; all are absent where no desk has it. */
const QUEUED = ['queue', 'place', 'lateUntil'] as const;

/** Where the index of desks lists a waiting declaration; empty if it waits at none. */
export function queueOf(subject: Judged): Partial<Record<(typeof QUEUED)[number], string>> {
  const { declaration, call } = subject;
  const desk = presentDeskOf(declaration);
  if (desk === undefined) return {};
  const { id, grant } = declaration;
  return {
    queue: queueUnder(call.id, desk),
    place: placeInQueue(endsToActAt(subject), atDeskSince(declaration), id),
    ...(grant ? { lateUntil: grant.until } : {}),
  };
}

/**
 * The partition of the index of stages: the stage in which the declaration stands, by its lock or by a late entry, or
 * the generation of the lock under which it ended.
 */
export function indexOf(call: Call, declaration: Declaration): string | undefined {
  const shard = shardOf(declaration.id, GOVERNED_SHARDS);
  const { lapsed, standing, grant } = declaration;
  if (isFinal(standing) && lapsed && !lapsed.term)
    return lapsedUnder(call.id, lapsed.stage, lapsed.generation, shard);
  const stage = governingStage(call, declaration);
  if (stage === undefined) return undefined;
  return (grant?.stage === stage ? grantedUnder : governedBy)(call.id, stage, shard);
}

/** The stage in which an unfinished declaration stands, and the desk at which it waits, as the counters count them. */
type Place = { readonly stage?: string | undefined; readonly desk?: DeskId | undefined };

/** Counts a change of place. A counter only adds, so it has no condition that could refuse the act. */
export function countingOf(call: Call, before: Declaration, change: Change): Write[] {
  const after = declarationAfter(before, change);
  const placeOf = (each: Declaration) => ({ stage: governingStage(call, each), desk: presentDeskOf(each) });
  return countWrites(before, placeOf(before), placeOf(after));
}

export function countWrites({ id, call }: Declaration, from: Place, to: Place): Write[] {
  const isOther = from.stage !== to.stage;
  const stages = isOther ? { ...counted(from.stage, -1), ...counted(to.stage, 1) } : {};
  const atDesk = (desk: DeskId | undefined, sum: number) =>
    desk === undefined ? [] : [adding(keys.deskCounter(call, desk, deskCounterOf(id)), { waiting: sum })];
  return [
    ...(isOther ? [adding(keys.stageCounter(call, stageCounterOf(id)), stages)] : []),
    ...(from.desk === to.desk ? [] : [...atDesk(from.desk, -1), ...atDesk(to.desk, 1)]),
  ];
}

const counted = (stage: string | undefined, sum: number): Record<string, number> =>
  stage === undefined ? {} : { [countOfStage(stage)]: sum };

/** Adds to numbers of a counter, and counts that it was written, so that its daily check sees whether it stood still. */
function adding(Key: Key, sums: Readonly<Record<string, number>>): Write {
  const all = Object.entries({ ...sums, acts: 1 });
  const Update = {
    Key,
    UpdateExpression: `ADD ${all.map((_, nth) => `#n${nth} :n${nth}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(all.map(([name], nth) => [`#n${nth}`, name])),
    ExpressionAttributeValues: Object.fromEntries(all.map(([, sum], nth) => [`:n${nth}`, sum])),
  };
  return { named: 'counter', write: { Update } };
}
