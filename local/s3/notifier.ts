import { setTimeout as pause } from 'node:timers/promises';
import type { ObjectStore, PendingEvent } from './object-store.ts';

/** Milliseconds before a failed delivery is tried again. After the last pause it waits for the next opening. */
const PAUSES = [50, 500, 2000];

export interface Notifier {
  /** Delivers pending events in the background. */
  begin(): void;
  settle(): Promise<void>;
  /** Stops trying; undelivered events stay. */
  close(): Promise<void>;
}

/** Tells of each object at least once: an event is forgotten only after it was taken. */
export function notifier(store: ObjectStore, notify: (event: unknown) => Promise<unknown>): Notifier {
  const under = new Map<string, Promise<void>>();
  let closed = false;
  const deliver = async ({ version, event }: PendingEvent) => {
    for (const wait of [...PAUSES, undefined]) {
      const taken = await notify(JSON.parse(event)).then(yes, no);
      if (closed) return;
      if (taken) return store.delivered(version);
      if (wait !== undefined) await pause(wait);
      if (closed) return;
    }
  };
  return {
    begin() {
      for (const pending of store.pending()) {
        if (under.has(pending.version)) continue;
        under.set(
          pending.version,
          deliver(pending).finally(() => under.delete(pending.version)),
        );
      }
    },
    async settle() {
      while (under.size > 0) await Promise.all(under.values());
    },
    async close() {
      closed = true;
      await Promise.all(under.values());
    },
  };
}

const yes = () => true;
const no = () => false;
