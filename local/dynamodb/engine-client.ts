import { openKeptSockets } from './kept-socket.ts';
import type { EngineAnswer } from './read-answers.ts';

/** A request in DynamoDB's wire form: the header `x-amz-target`, which names the operation, and a JSON text. */
export interface Wire {
  readonly target: string;
  readonly body: string;
}

export interface EngineClient {
  /** Hands a request on as it is. */
  forward(wire: Wire): Promise<EngineAnswer>;
  /** Makes a request and reads its answer; throws the engine's refusal. */
  call<T>(operation: string, input: unknown): Promise<T>;
  close(): void;
}

/** Opens a connection to the engine that is kept. */
export function openEngineClient(target: string): EngineClient {
  const socket = openKeptSockets(target);
  return {
    forward: socket.ask,
    async call<T>(operation: string, input: unknown): Promise<T> {
      const wire = { target: `DynamoDB_20120810.${operation}`, body: JSON.stringify(input) };
      const { status, body } = await socket.ask(wire);
      if (status !== 200) throw new Error(`${operation}: ${body.toString('utf8')}`);
      return JSON.parse(body.toString('utf8')) as T;
    },
    close: socket.close,
  };
}
