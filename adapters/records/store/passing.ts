import type { AttributeValue } from '@aws-sdk/client-dynamodb';

interface Reason {
  readonly Code?: string;
  readonly Item?: Record<string, AttributeValue>;
}

/** Why each write of a refused transaction failed, in their order. */
export function reasonsOf(error: unknown): readonly Reason[] {
  return (error as { CancellationReasons?: Reason[] }).CancellationReasons ?? [];
}

/** A busy table may leave keys of a call unread: the rest is asked for again. */
export const UNREAD = 'UnprocessedKeys';

const PASSING = new Set([
  UNREAD,
  'TransactionInProgressException',
  'TransactionConflictException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);
const PASSING_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Whether an error may pass by itself. A failed condition is an answer and never retried; conflicts, throttling and
 * broken connections pass.
 */
export function isPassing(error: unknown): boolean {
  const reasons = reasonsOf(error);
  if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
  if (reasons.some(({ Code }) => Code !== undefined && PASSING_REASONS.has(Code))) return true;
  const { name, code } = error as { name?: string; code?: string };
  if (name !== undefined && PASSING.has(name)) return true;
  return code !== undefined && /^(ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN)/.test(code);
}
