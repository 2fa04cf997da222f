import { declarationAfter } from '../../../domain/acts/spend.ts';
import type { Call } from '../../../domain/call/call.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import { claimScope } from '../../../domain/declaration/claim.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import type { LogLine } from '../../log-line.ts';
import type { Store, Write, Written } from '../store/store.ts';
import { keys } from '../store/table.ts';
import { accountPointers } from './account-pointers.ts';
import { bookingWrites } from './booking-writes.ts';
import { claimWrites } from './claim-writes.ts';
import { declarationIn, untorn } from './declaration-item.ts';
import { passingWrites } from './gates.ts';
import { grants } from './grants.ts';
import { quotaWrites } from './quota-writes.ts';
import { everything, itemsOf, type Story, storyOf } from './story.ts';
import { waits } from './waits.ts';
import { countingOf, type Judged, updateWrites } from './writes.ts';

export function declarations(store: Store, log: LogLine) {
  return {
    ...accountPointers(store),
    ...grants(store),
    ...waits(store),
    /** The present declaration, by a consistent read. */
    get: (id: string): Promise<Declaration | undefined> =>
      untorn(async () => declarationIn(await itemsOf(store, id))),
    story: (id: string): Promise<Story | undefined> =>
      untorn(async () => storyOf(await everything(store, id))),
    /** The entry of the act that made this version of a declaration. */
    async entry(id: string, version: number): Promise<TimelineEntry | undefined> {
      return (await store.get(keys.timeline(id, version)))?.entry as TimelineEntry | undefined;
    },
    /** The declaration that holds the claim of the number with one of these hashes, under the scope of this call. */
    async holderOfClaim(call: Call, hashes: readonly string[]): Promise<string | undefined> {
      const [item] = await store.getAll(hashes.map((hash) => keys.claim(claimScope(call), hash)));
      return item && String(item.declaration);
    },
    /**
     * Writes a change that a rule decided, in one conditional write. It repeats what the rule relied on (version,
     * standing and run, every gate, the claim, the post), raises the version, places a booking, appends the timeline's entry and counts what moved.
     * `along` holds further writes that must succeed together with it.
     */
    async writeChange(subject: Judged, change: Change, along: readonly Write[] = []): Promise<Written> {
      const { declaration, call, locks } = subject;
      const written = await store.transact([
        ...updateWrites(subject, change),
        timelineWrite(subject, change),
        ...passingWrites(declaration, change.gates, change.at, locks),
        ...claimWrites(declaration, call, change),
        ...bookingWrites(subject, change),
        ...quotaWrites(declaration.id, change),
        ...countingOf(call, declaration, change),
        ...along,
      ]);
      if (written.ok) log(lineOf(declaration, change));
      return written;
    },
  };
}

/** The write of an act's entry in the timeline. */
export function timelineWrite(subject: Pick<Judged, 'declaration' | 'calendar'>, change: Change): Write {
  const entry = entryOf(subject, change);
  const Item = { ...keys.timeline(entry.declaration, entry.version), entry };
  return { named: 'timeline', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } };
}

/** An act's entry in the timeline. */
export function entryOf(
  { declaration, calendar }: Pick<Judged, 'declaration' | 'calendar'>,
  change: Change,
): TimelineEntry {
  const { step } = declarationAfter(declaration, change);
  return {
    declaration: declaration.id,
    version: declaration.version + 1,
    at: change.at,
    move: change.move,
    from: declaration.standing,
    to: change.to,
    ...(step === undefined ? {} : { step }),
    actor: change.actor,
    ...(change.clause === undefined ? {} : { clause: change.clause }),
    ...(change.inputs === undefined ? {} : { inputs: change.inputs }),
    call: declaration.call,
    callVersion: declaration.callVersion,
    calendar: calendar.version,
    run: change.set.run ?? declaration.run,
    ...(change.once === undefined ? {} : { once: change.once }),
  };
}

/** The log line of an act, in ids, days and words, for the saved queries. Only the timeline says who the people are. */
function lineOf({ id, call, version, run, standing }: Declaration, change: Change) {
  const { move, to, at, actor, gates } = change;
  const by = actor.kind === 'link' ? actor.desk : actor.kind === 'operator' ? actor.execution : undefined;
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
