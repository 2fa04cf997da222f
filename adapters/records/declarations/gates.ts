import { drainedAt, type Lock, type Locks, lockOf } from '../../../domain/call/windows.ts';
import type { Change, Gate } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { dueShard, gateShardOf } from '../store/shards.ts';
import type { Write } from '../store/store.ts';
import { keys } from '../store/table.ts';

/** A gate with an item of its own. */
type ApartGate = Exclude<Gate, { kind: 'term-over' }>;

/** The writes of the gates that have an item of their own; the case's own deadline stands in the declaration. */
export function passingWrites(
  declaration: Declaration,
  gates: readonly Gate[],
  at: Instant,
  locks: Locks,
): Write[] {
  return gates.flatMap((gate) =>
    gate.kind === 'term-over' ? [] : [gateWrite(declaration, gate, at, locks)],
  );
}

/**
 * The condition that the case's own deadline stands as the rule judged it: not over for an act in time, and over for a lapse.
 */
export function termStill({ gates, at }: Pick<Change, 'gates' | 'at'>) {
  const [found] = gates.flatMap((gate) =>
    gate.kind === 'term-over'
      ? [{ sign: '=', end: gate.term }]
      : gate.kind === 'open' && gate.term !== undefined
        ? [{ sign: '>', end: at }]
        : [],
  );
  if (!found) return { condition: '', names: [], values: {} };
  return {
    condition: ` AND #term.#endsAt ${found.sign} :termEnd`,
    names: ['term', 'endsAt'],
    values: { ':termEnd': found.end },
  };
}

/** The condition of a gate, for the transaction that must pass it. */
function gateWrite(declaration: Declaration, gate: ApartGate, at: Instant, locks: Locks): Write {
  switch (gate.kind) {
    case 'open':
      return check(declaration, lockOf(locks, gate.stage), {
        ConditionExpression: 'opensAt <= :at AND closesAt > :at AND attribute_not_exists(lockedAt)',
        ExpressionAttributeValues: { ':at': at },
      });
    case 'locked':
      return check(declaration, lockOf(locks, gate.stage), {
        ConditionExpression: 'generation = :generation AND attribute_exists(lockedAt)',
        ExpressionAttributeValues: { ':generation': gate.generation },
      });
    case 'reopened':
      return check(declaration, lockOf(locks, gate.stage), {
        ConditionExpression: 'generation = :generation AND attribute_not_exists(lockedAt)',
        ExpressionAttributeValues: { ':generation': gate.generation },
      });
    case 'grant':
      return passGrant(declaration.id, gate, at);
    case 'ran-out':
      return runOut(declaration.id, gate.number, at);
    case 'new-grant':
      return newGrant(declaration.id, gate, at);
  }
}

type Condition = { ConditionExpression: string; ExpressionAttributeValues: Record<string, unknown> };

function check({ id, call }: Declaration, lock: Lock, condition: Condition): Write {
  const Key = keys.gate(call, lock.stage, gateShardOf(id, lock));
  return { named: 'gate', write: { ConditionCheck: { Key, ...condition } } };
}

const IN_FORCE = 'attribute_not_exists(usedAt) AND attribute_not_exists(ranOutAt)';

function passGrant(id: string, gate: Extract<Gate, { kind: 'grant' }>, at: Instant): Write {
  const Key = keys.grant(id, gate.number);
  const condition = {
    ConditionExpression: `#until > :at AND ${IN_FORCE}`,
    ExpressionAttributeNames: { '#until': 'until' },
    ExpressionAttributeValues: { ':at': at },
  };
  if (!gate.uses) return { named: 'grant', write: { ConditionCheck: { Key, ...condition } } };
  const UpdateExpression = 'SET usedAt = :at REMOVE dueAt, dueShard';
  return { named: 'grant', write: { Update: { Key, UpdateExpression, ...condition } } };
}

function runOut(id: string, number: number, at: Instant): Write {
  return {
    named: 'grant',
    write: {
      Update: {
        Key: keys.grant(id, number),
        UpdateExpression: 'SET ranOutAt = :at REMOVE dueAt, dueShard',
        ConditionExpression: `dueAt <= :at AND ${IN_FORCE}`,
        ExpressionAttributeValues: { ':at': at },
      },
    },
  };
}

/**
 * Writes a grant. It is due when it must have been used or run out: as with a lock, not before writes under it have
 * drained.
 */
function newGrant(id: string, gate: Extract<Gate, { kind: 'new-grant' }>, at: Instant): Write {
  const { until, reason, by } = gate.grant;
  const due = { dueAt: drainedAt({ closesAt: until }), dueShard: dueShard(id) };
  const Item = {
    ...keys.grant(id, gate.number),
    ...due,
    kind: 'grant',
    number: gate.number,
    declaration: id,
    stage: gate.stage,
    until,
    reason,
    by,
    grantedAt: at,
  };
  return { named: 'grant', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}
