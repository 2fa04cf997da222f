import type { Call } from '../../../domain/call/call.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change, Gate } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import type { Message } from '../../../domain/desks/message.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { LogLine } from '../../log-line.ts';
import { readToEnd } from '../store/read-to-end.ts';
import type { Item, Store, Write, Written } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { declarationItem, declarationOf, placing } from './declaration-item.ts';
import { gateWrite } from './gates.ts';
import { claimScope, claimWrites, timelineWrite, updateWrite } from './writes.ts';

/** A declaration with all that was ever recorded of it. */
export interface Story {
  readonly declaration: Declaration;
  readonly timeline: readonly TimelineEntry[];
  readonly messages: readonly Message[];
}

/** A wait of one run, as the state machine asks for it. */
export interface WaitToken {
  readonly declaration: string;
  readonly run: number;
  /** The version that the ladder saw. */
  readonly version: number;
  readonly token: string;
  /** When the wait's own timeout comes; overdue, the patrol looks at it. */
  readonly dueAt: Instant;
}

/** The present declaration of an account under a call, how many it has begun there, and those that ended before, oldest first. */
export interface Begun {
  readonly declaration: string;
  readonly begun: number;
  readonly earlier: readonly string[];
}

export function declarations(store: Store, log: LogLine) {
  const begunBy = async (account: string, call: string): Promise<Begun | undefined> => {
    const item = await store.get(keys.account(account, call));
    return item && begunIn(item);
  };
  return {
    /** The declaration as it stands now, read consistently. */
    async get(id: string): Promise<Declaration | undefined> {
      const item = await store.get(keys.declaration(id));
      return item && declarationOf(item);
    },
    async story(id: string): Promise<Story | undefined> {
      return storyOf(await everything(store, id));
    },
    /** The act that made this version of a declaration. */
    async entry(id: string, version: number): Promise<TimelineEntry | undefined> {
      return (await store.get(keys.timeline(id, version)))?.entry as TimelineEntry | undefined;
    },
    /** The account's present declaration under a call, if it ever began one. */
    ofAccount: async (account: string, call: string) => (await begunBy(account, call))?.declaration,
    begunBy,
    /** Which declaration holds the claim of the number with this hash, under the scope of this call. */
    async holderOfClaim(call: Call, hash: string): Promise<string | undefined> {
      const item = await store.get(keys.claim(claimScope(call), hash));
      return item && String(item.declaration);
    },
    /** The account's declarations: under each call the present one, then those that ended before it, the newest first. */
    async allOfAccount(account: string): Promise<string[]> {
      const items = await readToEnd(store, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.account(account, '').pk },
        ConsistentRead: true,
      });
      return items.map(begunIn).flatMap(({ declaration, earlier }) => [declaration, ...earlier.toReversed()]);
    },
    create: (declaration: Declaration, gate: Gate, entry: TimelineEntry, replaces: Begun | undefined) =>
      store.transact(creation(declaration, gate, entry, replaces)),
    /**
     * Carries out a change that a rule decided, in one conditional write that repeats what the rule relied on:
     * version, standing and run, every gate, the claim. Raises the version and appends the timeline's entry. What else
     * must be true together with it is written along.
     */
    async carryOut(
      subject: Pick<Case, 'declaration' | 'call' | 'calendar'>,
      change: Change,
      along: readonly Write[] = [],
    ): Promise<Written> {
      const { declaration, call } = subject;
      const written = await store.transact([
        updateWrite(declaration, call, change),
        timelineWrite(subject, change),
        ...change.gates.map((gate) => gateWrite(declaration, gate, change.at)),
        ...claimWrites(declaration, call, change),
        ...along,
      ]);
      if (written.ok) log(lineOf(declaration, change));
      return written;
    },
    /** Keeps a wait's token, if the declaration is as the ladder saw it; false if something happened since. */
    async keepToken({ declaration: id, run, version, token, dueAt }: WaitToken): Promise<boolean> {
      return same(store, id, run, version, {
        UpdateExpression: 'SET #token = :token, dueAt = :due, dueShard = :shard',
        values: { ':token': token, ':due': dueAt, ':shard': placing(id, dueAt).dueShard },
      });
    },
    /** A grant that its declaration no longer carries is not due any more. */
    async putGrantAway(id: string, number: number, at: Instant): Promise<void> {
      const UpdateExpression = 'SET putAwayAt = :at REMOVE dueAt, dueShard';
      const ExpressionAttributeValues = { ':at': at };
      const Update = { Key: keys.grant(id, number), UpdateExpression, ExpressionAttributeValues };
      await store.transact([{ named: 'grant', write: { Update } }]);
    },
    /** A grant that ran out while its stage is open again is looked at when that closes; false if it ended meanwhile. */
    async putGrantOff(id: string, number: number, dueAt: Instant): Promise<boolean> {
      const Update = {
        Key: keys.grant(id, number),
        UpdateExpression: 'SET dueAt = :due',
        ConditionExpression: 'attribute_exists(dueAt)',
        ExpressionAttributeValues: { ':due': dueAt },
      };
      return (await store.transact([{ named: 'grant', write: { Update } }])).ok;
    },
    /** Says by when something must have happened next; without an instant, that nothing is left to do. */
    async setDue(declaration: Declaration, dueAt: Instant | undefined): Promise<boolean> {
      const { id, run, version } = declaration;
      if (dueAt === undefined)
        return same(store, id, run, version, {
          UpdateExpression: 'REMOVE dueAt, dueShard, #token',
          values: {},
        });
      const { dueShard } = placing(id, dueAt);
      return same(store, id, run, version, {
        UpdateExpression: 'SET dueAt = :due, dueShard = :shard',
        values: { ':due': dueAt, ':shard': dueShard },
      });
    },
  };
}

function begunIn({ declaration, begun = 1, earlier = [] }: Item): Begun {
  return { declaration: String(declaration), begun: Number(begun), earlier: earlier as string[] };
}

/** What the saved queries look for: ids, days and words. Who the people are stands in the timeline alone. */
function lineOf({ id, call, version, run, standing }: Declaration, change: Change) {
  const { move, to, at, actor, gates } = change;
  const by = actor.kind === 'link' ? actor.audience : actor.kind === 'operator' ? actor.execution : undefined;
  const stage = gates[0]?.stage;
  return {
    act: move,
    declaration: id,
    call,
    stage,
    version: version + 1,
    run,
    from: standing,
    to,
    at,
    actor: actor.kind,
    by,
  };
}

function storyOf(items: readonly Item[]): Story | undefined {
  const own = items.find(({ sk }) => sk === 'DECLARATION');
  if (!own) return undefined;
  return {
    declaration: declarationOf(own),
    timeline: items.flatMap(({ entry }) => (entry === undefined ? [] : [entry as TimelineEntry])),
    messages: items.flatMap(({ kind, ...item }) => (kind === 'message' ? [messageOf(item)] : [])),
  };
}

export function messageOf(item: Item): Message {
  const { pk: _pk, sk: _sk, dueShard: _shard, kind: _kind, ...message } = item;
  return message as unknown as Message;
}

function everything(store: Store, id: string): Promise<Item[]> {
  return readToEnd(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.declaration(id).pk },
    ConsistentRead: true,
  });
}

async function same(
  store: Store,
  id: string,
  run: number,
  version: number,
  { UpdateExpression, values }: { UpdateExpression: string; values: Record<string, unknown> },
): Promise<boolean> {
  const written = await store.transact([
    {
      named: 'declaration',
      write: {
        Update: {
          Key: keys.declaration(id),
          UpdateExpression,
          ConditionExpression: '#run = :run AND version = :version',
          ExpressionAttributeNames: {
            '#run': 'run',
            ...(UpdateExpression.includes('#token') ? { '#token': 'token' } : {}),
          },
          ExpressionAttributeValues: { ...values, ':run': run, ':version': version },
        },
      },
    },
  ]);
  return written.ok;
}

/** A new draft, with the pointer of its account: an account has one present declaration under a call. */
function creation(
  declaration: Declaration,
  gate: Gate,
  entry: TimelineEntry,
  replaces: Begun | undefined,
): Write[] {
  const { id, account, call } = declaration;
  const pointer = {
    ...keys.account(account, call),
    declaration: id,
    begun: (replaces?.begun ?? 0) + 1,
    earlier: replaces ? [...replaces.earlier, replaces.declaration] : [],
  };
  const unlessNewer = replaces
    ? {
        ConditionExpression: 'declaration = :old',
        ExpressionAttributeValues: { ':old': replaces.declaration },
      }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    { named: 'declaration', write: { Put: { Item: declarationItem(declaration, gate.stage), ...isNew } } },
    { named: 'account', write: { Put: { Item: pointer, ...unlessNewer } } },
    { named: 'timeline', write: { Put: { Item: { ...keys.timeline(id, entry.version), entry }, ...isNew } } },
    gateWrite(declaration, gate, declaration.enteredAt),
  ];
}
