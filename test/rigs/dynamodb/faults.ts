/** A request, as faults look at it. */
export interface DynamoRequest {
  /** The operation: `TransactWriteItems`, `Query` and so on. */
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const TRANSACTIONS = ['TransactWriteItems', 'TransactGetItems'];
const SINGLE_WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const WRITES = [...SINGLE_WRITES, 'BatchWriteItem', 'TransactWriteItems'];
const DATA = [...WRITES, 'TransactGetItems', 'GetItem', 'BatchGetItem', 'Query', 'Scan'];

/** Faults that AWS has and the engine lacks, with the operations that each can hit. */
const BEFALLS = {
  /** Another transaction is at one of the items. A transaction or a single write gets this answer. */
  TransactionConflict: [...TRANSACTIONS, ...SINGLE_WRITES],
  ProvisionedThroughputExceededException: DATA,
  ThrottlingException: DATA,
  RequestLimitExceeded: DATA,
  /** An earlier request with this ClientRequestToken is still under way. */
  TransactionInProgressException: ['TransactWriteItems'],
  /** The engine does the write, and the connection breaks instead of an answer. */
  AnswerLost: WRITES,
} as const satisfies Record<string, readonly string[]>;

export type FaultName = keyof typeof BEFALLS;

export interface Fault {
  readonly fault: FaultName;
  /** Selects the requests that it can hit; all of its operations, if left out. */
  readonly when?: (request: DynamoRequest) => boolean;
  /** The probability from 0 to 1; 1 if left out. */
  readonly chance?: number;
  /** The most hits; without a limit if left out. */
  readonly times?: number;
}

/** A fault at work. */
export interface Injected {
  readonly fault: FaultName;
  /** The number of requests that it has hit. */
  readonly count: number;
}

/** Draws numbers from 0 to below 1, fixed by the seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Faults {
  isAtWork(): boolean;
  add(fault: Fault): Injected;
  clear(): void;
  /** Takes the first fault that hits the request, and counts it. */
  take(request: DynamoRequest): FaultName | undefined;
}

/** Holds the faults at work; `chance` draws for those with a probability. */
export function openFaults(chance: () => number): Faults {
  const atWork = new Set<Fault & { count: number }>();
  const befalls = (
    { fault, when, chance: odds = 1, times = Infinity, count }: Fault & Injected,
    to: DynamoRequest,
  ) =>
    count < times &&
    (BEFALLS[fault] as readonly string[]).includes(to.operation) &&
    (when?.(to) ?? true) &&
    (odds >= 1 || chance() < odds);
  return {
    isAtWork: () => atWork.size > 0,
    add(fault) {
      const injected = { ...fault, count: 0 };
      atWork.add(injected);
      return injected;
    },
    clear: () => atWork.clear(),
    take(request) {
      const taken = [...atWork].find((injected) => befalls(injected, request));
      if (taken) taken.count += 1;
      return taken?.fault;
    },
  };
}

const MESSAGES: Record<Exclude<FaultName, 'TransactionConflict' | 'AnswerLost'>, string> = {
  ProvisionedThroughputExceededException:
    'The level of configured provisioned throughput for the table was exceeded.',
  ThrottlingException: 'Rate of requests exceeds the allowed throughput.',
  RequestLimitExceeded: 'Throughput exceeds the current throughput limit for your account.',
  TransactionInProgressException: 'The transaction with the given request token is already in progress.',
};

/** A cancelled transaction. The conflict hits one item, here the first; the others have the reason None. */
function cancelled({ body }: DynamoRequest): Record<string, unknown> {
  const items = Array.isArray(body.TransactItems) ? body.TransactItems : [];
  const CancellationReasons = items.map((_, index) =>
    index === 0
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons,
  };
}

/** AWS's answer (HTTP 400) to a request that a fault has hit. */
export function faultBody(
  fault: Exclude<FaultName, 'AnswerLost'>,
  request: DynamoRequest,
): Record<string, unknown> {
  if (fault !== 'TransactionConflict')
    return { __type: `com.amazonaws.dynamodb.v20120810#${fault}`, message: MESSAGES[fault] };
  if (TRANSACTIONS.includes(request.operation)) return cancelled(request);
  return {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException',
    message: 'Transaction is ongoing for the item',
  };
}
