import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type EngineClient, openEngineClient, type Wire } from '../../../local/dynamodb/engine-client.ts';
import { openKeptTokens, type ThroughTokens } from '../../../local/dynamodb/kept-tokens.ts';
import type { EngineAnswer } from '../../../local/dynamodb/read-answers.ts';
import { addressOf, begin, end } from '../../../local/machine/http/listen.ts';
import type { Clock } from '../../../local/machine/time/clock.ts';
import {
  type DynamoRequest,
  type Fault,
  type Faults,
  faultBody,
  type Injected,
  openFaults,
  seededChance,
} from './faults.ts';
import { type Hold, type Holds, openHolds } from './holds.ts';
import { type Lag, type LaggingIndex, openLaggingIndex, unlessConsistent } from './lagging-index.ts';

export interface DynamoFront {
  readonly endpoint: string;
  inject(fault: Fault): Injected;
  /** Holds the next request that matches. */
  hold(match: (request: DynamoRequest) => boolean): Hold;
  /** Makes all global indexes lag behind by so many write requests. Call it while nothing writes. */
  lagIndexes(writes: number): Promise<LaggingIndex>;
  /**
   * Answers every read of a table without consistency from so many write requests ago. Call it while nothing
   * writes.
   */
  lagReads(writes: number): Promise<LaggingIndex>;
  /** Ends all faults, releases held requests and lets indexes catch up. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Stands between the SDK's clients and the engine, and adds what AWS does and the engine lacks: conflicts,
 * throttling, answers that get lost, indexes that lag. It answers repeated request tokens itself. Without a
 * fault every other request passes as it is. The seed decides the draws of faults with a probability; tokens age by
 * the clock.
 */
export async function openDynamoFront({
  target,
  seed = 1,
  clock = { now: Date.now },
}: {
  target: string;
  seed?: number;
  clock?: Clock;
}): Promise<DynamoFront> {
  const engine = openEngineClient(target);
  const work: Work = {
    engine,
    throughTokens: openKeptTokens(clock),
    faults: openFaults(seededChance(seed)),
    holds: openHolds(),
    lag: undefined,
  };
  const server = createServer((request, response) => {
    // The engine or the client is gone. The client sees a broken connection, as it would without the front.
    serve(work, request, response).catch(() => response.destroy());
  });
  await begin(server, 0);
  const lagBy = async (writes: number, options?: Parameters<typeof openLaggingIndex>[2]) => {
    await work.lag?.close();
    const lag = await openLaggingIndex(engine, writes, options);
    work.lag = lag;
    return lag;
  };
  return {
    endpoint: addressOf(server),
    inject: work.faults.add,
    hold: work.holds.add,
    lagIndexes: (writes) => lagBy(writes),
    lagReads: (writes) => lagBy(writes, { isStale: unlessConsistent }),
    async clear() {
      const { lag } = work;
      work.lag = undefined;
      work.faults.clear();
      work.holds.releaseAll();
      await lag?.close();
    },
    async close() {
      await end(server);
      engine.close();
    },
  };
}

/** Everything that is injected at the moment. */
interface Work {
  readonly engine: EngineClient;
  readonly throughTokens: ThroughTokens;
  readonly faults: Faults;
  readonly holds: Holds;
  lag: Lag | undefined;
}

async function serve(work: Work, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const wire = {
    target: String(incoming.headers['x-amz-target']),
    body: Buffer.concat(await incoming.toArray()).toString('utf8'),
  };
  const isPlain = !work.faults.isAtWork() && !work.holds.isAtWork() && work.lag === undefined;
  if (isPlain) return passOn(await work.throughTokens(wire, work.engine.forward), response);
  const request = parse(wire);
  await work.holds.pass(request);
  const fault = work.faults.take(request);
  if (fault !== undefined && fault !== 'AnswerLost') return refuse(response, faultBody(fault, request));
  const answer = await answerUnderLag(work, request, wire);
  if (fault === 'AnswerLost') response.destroy();
  else passOn(answer, response);
}

async function answerUnderLag(
  { engine, throughTokens, lag }: Work,
  request: DynamoRequest,
  wire: Wire,
): Promise<EngineAnswer> {
  const instead = await lag?.before(request);
  const body = instead === undefined ? wire.body : JSON.stringify(instead);
  const answer = await throughTokens({ ...wire, body }, engine.forward);
  if (answer.status === 200) await lag?.after(request);
  return answer;
}

function parse({ target, body }: Wire): DynamoRequest {
  return { operation: target.split('.').at(-1) ?? '', body: JSON.parse(body) };
}

function passOn({ status, headers, body }: EngineAnswer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

function refuse(response: ServerResponse, body: unknown): void {
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}
