import { calls } from './calls.ts';
import { declarations } from './declarations.ts';
import { indexes } from './indexes.ts';
import { messages } from './messages.ts';
import { people } from './people.ts';
import { stages } from './stages.ts';
import type { Store } from './store.ts';

/** Everything that is kept, by what it is about. */
export function openRecords(store: Store) {
  return {
    calls: calls(store),
    stages: stages(store),
    declarations: declarations(store),
    messages: messages(store),
    people: people(store),
    indexes: indexes(store),
  };
}

export type Records = ReturnType<typeof openRecords>;
