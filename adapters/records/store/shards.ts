import type { Lock } from '../../../domain/call/windows.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { DESK_COUNTERS, type Key, keys, STAGE_COUNTERS } from './table.ts';

/**
 * Shards of the indexes. One takes a thousand writes a second. In the rush of 100,000 applicants, 560 acts a second, each act
 * moves its declaration once in the index of due items and once in that of stages, by two writes. The waits that follow let
 * in 20 at once, some 66 cases a second, each with a move and two letters: 760 writes a second on each of two shards.
 * Gates need more, by what their call expects: `domain/call/gate-shards.ts`.
 */
export const DUE_SHARDS = 2;
export const GOVERNED_SHARDS = 4;

/** The shard of an id: a small number, evenly spread. An id always has one shard. */
export function shardOf(id: string, shards: number): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % shards;
}

/**
 * The shard of its gates that a declaration checks. It is drawn apart from the shard of its indexes, so that a sweep, which
 * goes through one shard of an index after another, meets every shard of the gate at once.
 */
export function gateShardOf(id: string, { shards }: Pick<Lock, 'shards'>): number {
  return shardOf(backwards(id), shards);
}

/** The counter in which a declaration is counted with its stage; drawn as its gate is, for the same reason. */
export function stageCounterOf(id: string): number {
  return shardOf(backwards(id), STAGE_COUNTERS);
}

/** The counter of its desk in which a declaration is counted. */
export function deskCounterOf(id: string): number {
  return stageCounterOf(id) % DESK_COUNTERS;
}

const backwards = (id: string): string => [...id].reverse().join('');

/** The keys of all counters of a call's stages. */
export const stageCounters = (call: string): Key[] =>
  Array.from({ length: STAGE_COUNTERS }, (_, nth) => keys.stageCounter(call, nth));
/** The keys of all counters of a desk under a call. */
export const deskCounters = (call: string, desk: DeskId): Key[] =>
  Array.from({ length: DESK_COUNTERS }, (_, nth) => keys.deskCounter(call, desk, nth));
/** The attribute of a counter that counts what stands in a stage. */
export const countOfStage = (stage: string): string => `stage:${stage}`;

export const dueShard = (id: string): string => `DUE#${shardOf(id, DUE_SHARDS)}`;
export const governedBy = (call: string, stage: string, shard: number): string => `${call}#${stage}#${shard}`;
/** The partition of declarations that stand in the stage under a late entry, so that its lock does not end them. */
export const grantedUnder = (call: string, stage: string, shard: number): string =>
  `${call}#${stage}#granted#${shard}`;
export const queueUnder = (call: string, desk: DeskId): string => `${call}#${desk}`;
/**
 * The place of a case in its desk's list: by the end of the last day to act, then by when it came there. Both are instants of
 * one length, so that places compare as texts do.
 */
export const placeInQueue = (endsToActAt: Instant | undefined, since: Instant, id: string): string =>
  `${endsToActAt ?? ''}~${since}~${id}`;
export const lapsedUnder = (call: string, stage: string, generation: number, shard: number): string =>
  `${call}#${stage}#lapsed-${generation}#${shard}`;
