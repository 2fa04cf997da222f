import { RecordsUnavailable } from '../adapters/records/store/persist.ts';
import { WRITE_TIMEOUT_SECONDS } from '../domain/call/windows.ts';
import type { Unrecording } from '../domain/reminders/unrecorded.ts';
import type { Tried } from '../domain/wording/say-fault.ts';
import {
  answerOf,
  type GatewayAnswer,
  type GatewayEvent,
  requestOf,
  type WebAnswer,
  type WebRequest,
} from './gateway-event.ts';
import { REFUSAL_STATUS } from './refusal-status.ts';

/**
 * Faults that are answered before or after any handler runs. The API renders them as problem documents, pages as
 * HTML.
 */
export type Fault = 'body-too-large' | 'malformed-path' | 'busy' | 'broken';

/** The status of each fault. */
export const FAULT_STATUSES: Readonly<Record<Fault, number>> = {
  'malformed-path': REFUSAL_STATUS['malformed-path'],
  'body-too-large': REFUSAL_STATUS['body-too-large'],
  broken: 500,
  busy: 503,
};

/** The status of a fault, or of a request that is refused before any act, answered with a page instead of a document. */
export const TROUBLE_STATUSES = {
  ...FAULT_STATUSES,
  'no-such-path': REFUSAL_STATUS['no-such-path'],
  'no-such-method': REFUSAL_STATUS['no-such-method'],
  'foreign-request': REFUSAL_STATUS['foreign-request'],
} as const;

/** The part of a request that a fault's sentence states. Any request but a GET may have been an act. */
export function triedBy({ method, receivedAt }: Pick<WebRequest, 'method' | 'receivedAt'>): Tried {
  return { isAct: method !== 'GET', at: receivedAt };
}

/** The Retry-After of a busy answer, in seconds. The request itself has been retried before. */
export const RETRY_SECONDS = '5';

/** Answers a post that was taken. The browser goes on to a page, and reloading that page repeats nothing. */
export function seeOther(location: string): WebAnswer {
  return { status: 303, headers: { location }, body: '' };
}

/** Hears what becomes of one request. */
export interface Witness {
  answered(status: number): void;
  failed(why: Unrecording): Promise<void>;
}

/** Hears of a request as it arrives. A request that nobody must hear more of gets no witness. */
export type Summon = (request: WebRequest) => Witness | undefined;

/**
 * The part of Lambda's context that is read here: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
interface Invocation {
  getRemainingTimeInMillis(): number;
}

/** The time kept before the function is cut off, so that a report can still be written. */
const MILLISECONDS_TO_REPORT = 3000;

/**
 * Wraps a core for the gateway. `say` answers where the core cannot: a body that is too large, records that do not
 * answer now (503 with Retry-After), and our own errors, whose stack goes to the log alone. `summon` hears of each
 * request first, since a function that is cut off by its timeout says nothing afterwards.
 */
export function behindGateway(
  core: (request: WebRequest) => Promise<WebAnswer>,
  say: (request: WebRequest, fault: Fault) => WebAnswer,
  summon?: Summon,
) {
  const answered = async (request: WebRequest, invocation: Invocation | undefined): Promise<WebAnswer> => {
    const witness = summon?.(request);
    const cutOff = witness && soonCutOff(invocation, () => witness.failed({ because: 'cut-off' }));
    const answer = await core(request).catch(async (error: unknown) => {
      await witness?.failed({ because: 'error', error: error instanceof Error ? error.name : 'unknown' });
      return say(request, faultOf(error, request));
    });
    clearTimeout(cutOff);
    witness?.answered(answer.status);
    return answer;
  };
  return async (event: GatewayEvent, invocation?: Invocation): Promise<GatewayAnswer> => {
    const read = requestOf(event);
    const answer = read.ok ? await answered(read.request, invocation) : say(read.request, read.fault);
    return answerOf(answer, event.requestContext.http.method === 'HEAD');
  };
}

function soonCutOff(invocation: Invocation | undefined, report: () => Promise<void>): NodeJS.Timeout {
  const left = invocation?.getRemainingTimeInMillis() ?? WRITE_TIMEOUT_SECONDS * 1000;
  return setTimeout(() => void report(), Math.max(0, left - MILLISECONDS_TO_REPORT)).unref();
}

function faultOf(error: unknown, { requestId }: WebRequest): Fault {
  if (error instanceof RecordsUnavailable) return 'busy';
  // The log gets neither path nor body, since a path may hold a link's token.
  console.error(JSON.stringify({ request: requestId, error: stackOf(error) }));
  return 'broken';
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
