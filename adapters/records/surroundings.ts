import type { Calendar } from '../../domain/time/calendar.ts';
import type { calendars } from './calendars.ts';
import type { StageRecord } from './stage-writes.ts';
import { stageOf } from './stages.ts';
import type { Store } from './store/store.ts';
import { keys } from './store/table.ts';

/** What an act on a case is judged by besides the case: the locks of its call's stages and the calendar in force. */
export interface Surroundings {
  readonly locks: Readonly<Record<string, StageRecord>>;
  readonly calendar: Calendar;
}

/** Reads what surrounds a case, in one call. */
export function surroundings(store: Store, { headed }: Pick<ReturnType<typeof calendars>, 'headed'>) {
  /** The present locks of these stages of a call, and the calendar in force, by one consistent read. */
  return async (call: string, stages: readonly string[]): Promise<Surroundings> => {
    const asked = [keys.calendarHead(), ...stages.map((stage) => keys.stage(call, stage))];
    const items = await store.getAll(asked);
    const head = items.find(({ pk }) => pk === keys.calendarHead().pk);
    const locks = items.filter((item) => item !== head).map((item) => [item.stage, stageOf(item)]);
    return { locks: Object.fromEntries(locks), calendar: await headed(Number(head?.version ?? 0)) };
  };
}
