/** A request as a fault judges it. */
export interface DynamoRequest {
  /** `TransactWriteItems`, `Query` and so on. */
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const TRANSACTIONS = ['TransactWriteItems', 'TransactGetItems'];
const SINGLE_WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const WRITES = [...SINGLE_WRITES, 'BatchWriteItem', 'TransactWriteItems'];
const DATA = [...WRITES, 'TransactGetItems', 'GetItem', 'BatchGetItem', 'Query', 'Scan'];

/** The faults that AWS has and the engine has not, and the operations that each can befall. */
const BEFALLS = {
  /** Another transaction is at one of the items: an answer of the transaction, or of a single write. */
  TransactionConflict: [...TRANSACTIONS, ...SINGLE_WRITES],
  ProvisionedThroughputExceededException: DATA,
  ThrottlingException: DATA,
  RequestLimitExceeded: DATA,
  /** The first request under the same ClientRequestToken is still under way. */
  TransactionInProgressException: ['TransactWriteItems'],
  /** The engine does it, and the caller never hears of it: the connection breaks instead of an answer. */
  AnswerLost: WRITES,
} as const satisfies Record<string, readonly string[]>;

export type FaultName = keyof typeof BEFALLS;

export interface Fault {
  readonly fault: FaultName;
  /** Which of the requests that it can befall; all of them without it. */
  readonly when?: (request: DynamoRequest) => boolean;
  /** From 0 to 1; 1 without it. */
  readonly chance?: number;
  /** At most so many times; no limit without it. */
  readonly times?: number;
}

/** A fault at work. */
export interface Injected {
  readonly fault: FaultName;
  /** How many requests it has befallen. */
  readonly count: number;
}

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
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
  /** The first fault that befalls the request, counted. */
  take(request: DynamoRequest): FaultName | undefined;
}

/** The faults at work; `chance` draws for those that have odds. */
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

/** A transaction conflict befalls one item, here the first; the others have the reason None. */
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

/** What AWS would answer (HTTP 400) to a request that a fault has befallen. */
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
