import { SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A call to AWS. */
export interface Call {
  /** The client that sends it. */
  readonly client: unknown;
  readonly command: { readonly input: unknown };
  /** Sends another command on the same client, which nobody looks at. */
  readonly ask: (command: unknown) => Promise<unknown>;
}

/** Looks at a call; `send` lets it go on and gives its answer. */
export type Look = (call: Call, send: () => Promise<unknown>) => Promise<unknown>;

/** The class from which the clients of all services inherit `send`. */
const CLIENT = Object.getPrototypeOf(SFNClient.prototype) as {
  send: (...all: unknown[]) => Promise<unknown>;
};
const looks = new Set<Look>();

/**
 * Looks at every call to AWS that this process makes from now on, whatever the service. Several may look at once, and end
 * in any order. Returns what ends it.
 */
export function aroundCalls(look: Look): () => void {
  watch();
  looks.add(look);
  return () => void looks.delete(look);
}

/** The same of the calls to the table alone. */
export function aroundTable(look: Look): () => void {
  return aroundCalls((call, send) =>
    call.client instanceof DynamoDBDocumentClient ? look(call, send) : send(),
  );
}

let isWatched = false;

function watch(): void {
  if (isWatched) return;
  isWatched = true;
  const { send } = CLIENT;
  CLIENT.send = function (this: unknown, ...all: unknown[]) {
    const ask = (command: unknown) => Reflect.apply(send, this, [command]);
    const call: Call = { client: this, command: all[0] as Call['command'], ask };
    const whole = [...looks].reduce<() => Promise<unknown>>(
      (next, look) => () => look(call, next),
      () => Reflect.apply(send, this, all),
    );
    return whole();
  };
}

/** The name of a call: `BatchGet`, `StartExecution`. */
export function nameOf({ command }: Pick<Call, 'command'>): string {
  return command.constructor.name.replace(/Command$/, '');
}
