import type { Call } from '../../../domain/call/call.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Body, Employer } from '../../../domain/declaration/registry.ts';
import { deskParts, superiorDeskOf } from '../../../domain/identifiers/desk-id.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { calendars } from '../calendars.ts';
import type { callReads } from '../calls.ts';
import { listedIn } from '../declarations/declaration-item.ts';
import { listedKeys } from '../declarations/parts.ts';
import type { StageRecord } from '../stage-writes.ts';
import { stageOf, type stageReads } from '../stages.ts';
import { deskCounters } from '../store/shards.ts';
import type { Item, Store } from '../store/store.ts';
import { type Key, keys } from '../store/table.ts';
import { waitingIn } from './counters.ts';
import { type DeskList, type From, lateEntries, queuePage } from './queue.ts';

/** The most cases that are read at once: two items of each, and a call reads a hundred items. */
export const MOST_LISTED = 50;

/** What a desk's page shows besides its cases. */
export interface AroundDesk {
  readonly locks: Readonly<Record<string, StageRecord>>;
  /** The calendar in force. */
  readonly calendar: Calendar;
  /** The call's current version. */
  readonly call: Call;
  /** The employer or the body that has the desk, as registered now. */
  readonly holder: Employer | Body | undefined;
  /** How many cases wait at the desk, by its counters. */
  readonly waiting: number;
  /** How many cases were handed to its superior and wait there. */
  readonly handed: number;
}

interface Reads {
  readonly calendars: Pick<ReturnType<typeof calendars>, 'headed'>;
  readonly calls: Pick<ReturnType<typeof callReads>, 'callAt'>;
  readonly stages: Pick<ReturnType<typeof stageReads>, 'of' | 'recent'>;
  readonly get: (id: string) => Promise<Declaration | undefined>;
}

/** Reads what a desk's page shows, by a number of calls that does not depend on how many cases wait. */
export function deskLists(store: Store, { calendars, calls, stages, get }: Reads) {
  return {
    page: (list: DeskList, limit: number, from?: From) => queuePage(store, list, limit, from),
    lateEntries: (list: DeskList, at: Instant) => lateEntries(store, list, at),
    /**
     * These declarations as a list shows them, at most fifty, in this order: without drafts and objections. It costs one call, and
     * one more for each that an act wrote during the read. An index that lags may propose one twice; it is listed once.
     */
    async listed(proposed: readonly string[]): Promise<Declaration[]> {
      const ids = [...new Set(proposed)];
      if (ids.length === 0) return [];
      const items = await store.getAll(ids.flatMap(listedKeys));
      const found = ids.map((id) => listedIn(items.filter(({ pk }) => pk === keys.declaration(id).pk)));
      const whole = found.map((each, nth) => (each === 'torn' ? get(ids[nth] ?? '') : each));
      return (await Promise.all(whole)).flatMap((each) => each ?? []);
    },
    /** What surrounds a desk under a call, in one call; undefined if no such call is published. */
    async around({ call, desk }: DeskList): Promise<AroundDesk | undefined> {
      const superior = superiorDeskOf(desk);
      const known = Object.keys(await stages.recent(call));
      const items = await store.getAll([
        keys.calendarHead(),
        keys.callHead(call),
        holderKey({ call, desk }),
        ...known.map((stage) => keys.stage(call, stage)),
        ...deskCounters(call, desk),
        ...(superior === undefined ? [] : deskCounters(call, superior)),
      ]);
      const at = (key: Key) => items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
      const version = Number(at(keys.callHead(call))?.version ?? 0);
      const [published, calendar] = await Promise.all([
        version > 0 ? calls.callAt(call, version) : undefined,
        calendars.headed(Number(at(keys.calendarHead())?.version ?? 0)),
      ]);
      if (!published) return undefined;
      const read = Object.fromEntries(
        known.flatMap((stage) => {
          const item = at(keys.stage(call, stage));
          return item ? [[stage, stageOf(item)]] : [];
        }),
      );
      // A version that was published within the last minute may have brought a stage.
      const isWhole = stagesOf(published.call).every(({ id }) => read[id] !== undefined);
      return {
        call: published.call,
        locks: isWhole ? read : await stages.of(call),
        calendar,
        holder: holderIn(at(holderKey({ call, desk }))),
        waiting: waitingIn(items, call, desk),
        handed: superior === undefined ? 0 : waitingIn(items, call, superior),
      };
    },
  };
}

function holderKey({ desk }: DeskList): Key {
  const { role, whom } = deskParts(desk);
  return role === 'employer' ? keys.employer(whom) : keys.body(whom);
}

function holderIn(item: Item | undefined): Employer | Body | undefined {
  return (item?.employer ?? item?.body) as Employer | Body | undefined;
}
