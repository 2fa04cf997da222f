import { setTimeout as pause } from 'node:timers/promises';
import type { Answered, Drafted, Site } from '../../../bench/requests/site.ts';
import type { Fault, FaultName } from '../dynamodb/faults.ts';

/** People who press at the last minute, all at once. */
export const CLIENTS = 32;

/** Refusals of a busy table, each at a tenth of the writes. */
export const BUSY: readonly Fault[] = (
  [
    'TransactionConflict',
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
  ] satisfies FaultName[]
).map((fault) => ({ fault, chance: 0.1, when: ({ operation }) => operation === 'TransactWriteItems' }));

/** A client's submission: every answer that it got until one was not to try again, and the milliseconds it waited. */
export interface Sent {
  readonly drafted: Drafted;
  readonly answers: readonly Answered[];
  readonly took: number;
}

const MAX_TRIES = 100;

/** Submits as a client does that tries again on 503, sooner than it is asked to. */
export async function submitUntilAnswered(site: Site, drafted: Drafted): Promise<Sent> {
  const begun = performance.now();
  const answers: Answered[] = [];
  while (answers.length < MAX_TRIES) {
    const answer = await site.submit(drafted);
    answers.push(answer);
    if (answer.status !== 503) break;
    await pause(Math.random() * 50);
  }
  return { drafted, answers, took: performance.now() - begun };
}
