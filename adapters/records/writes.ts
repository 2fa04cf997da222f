import type { Case } from '../../domain/acts/guard.ts';
import { afterwards } from '../../domain/acts/spend.ts';
import type { Call } from '../../domain/call.ts';
import { type Declaration, governingStage, queueOf } from '../../domain/declaration.ts';
import { isFinal } from '../../domain/moves.ts';
import type { Change, TimelineEntry } from '../../domain/verdict.ts';
import type { Write } from './store.ts';
import {
  dueShard,
  GOVERNED_SHARDS,
  governedBy,
  grantedUnder,
  keys,
  lapsedUnder,
  queueUnder,
  shardOf,
} from './table.ts';

/** Acts after which the driver has nothing new to do: what is due stays due. */
const QUIET_MOVES = new Set(['change', 'object', 'settle']);

/** The declaration's own part of a change. */
export function updateWrite(declaration: Declaration, call: Call, change: Change): Write {
  const due = QUIET_MOVES.has(change.move) ? {} : { dueAt: change.at, dueShard: dueShard(declaration.id) };
  const after = afterwards(declaration, change);
  const governed = indexOf(call, after);
  const queue = queueOf(after);
  const set: Record<string, unknown> = {
    ...change.set,
    standing: change.to,
    version: declaration.version + 1,
    ...due,
    ...(governed ? { governedBy: governed } : {}),
    ...(queue ? { queue: queueUnder(call.id, queue) } : {}),
  };
  const remove = [
    ...(change.drop ?? []),
    ...(governed ? [] : ['governedBy']),
    ...(queue ? [] : ['queue']),
  ].filter((name) => !(name in set));
  const names = Object.keys(set);
  return {
    named: 'declaration',
    write: {
      Update: {
        Key: keys.declaration(declaration.id),
        UpdateExpression:
          `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}` +
          (remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}` : ''),
        ConditionExpression: '#version = :oldVersion AND #standing = :oldStanding AND #run = :oldRun',
        ExpressionAttributeNames: Object.fromEntries(
          [...new Set([...names, ...remove, 'run', 'version', 'standing'])].map((name) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: {
          ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
          ':oldVersion': declaration.version,
          ':oldStanding': declaration.standing,
          ':oldRun': declaration.run,
        },
      },
    },
  };
}

/** Under which stage it stands, by its lock or by a late entry, or under which generation of that lock it ended. */
export function indexOf(call: Call, declaration: Declaration): string | undefined {
  const shard = shardOf(declaration.id, GOVERNED_SHARDS);
  const { lapsed, standing, grant } = declaration;
  if (isFinal(standing) && lapsed) return lapsedUnder(call.id, lapsed.stage, lapsed.generation, shard);
  const stage = governingStage(call, declaration);
  if (stage === undefined) return undefined;
  return (grant?.stage === stage ? grantedUnder : governedBy)(call.id, stage, shard);
}

export function timelineWrite(
  { declaration, calendar }: Pick<Case, 'declaration' | 'calendar'>,
  change: Change,
): Write {
  const version = declaration.version + 1;
  const entry: TimelineEntry = {
    declaration: declaration.id,
    version,
    at: change.at,
    move: change.move,
    from: declaration.standing,
    to: change.to,
    actor: change.actor,
    ...(change.clause === undefined ? {} : { clause: change.clause }),
    ...(change.inputs === undefined ? {} : { inputs: change.inputs }),
    call: declaration.call,
    callVersion: declaration.callVersion,
    calendar: calendar.version,
    run: change.set.run ?? declaration.run,
    ...(change.once === undefined ? {} : { once: change.once }),
  };
  const Item = { ...keys.timeline(declaration.id, version), entry };
  return { named: 'timeline', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}

/**
 * A person has one claim within the call's scope, taken at submission. Taking it again for the same declaration is
 * allowed; freeing one that is not held changes nothing.
 */
export function claimWrites(declaration: Declaration, call: Call, { claim }: Change): Write[] {
  const person = declaration.identity?.hash;
  if (claim === undefined || person === undefined) return [];
  if (claim === 'free' && declaration.run === 0) return [];
  const key = keys.claim(`${call.claim.value}#${call.identity.reviewYear.value}`, person);
  const mine = {
    ConditionExpression: 'attribute_not_exists(pk) OR declaration = :mine',
    ExpressionAttributeValues: { ':mine': declaration.id },
  };
  return claim === 'take'
    ? [{ named: 'claim', write: { Put: { Item: { ...key, declaration: declaration.id }, ...mine } } }]
    : [{ named: 'claim', write: { Delete: { Key: key, ...mine } } }];
}
