import { beforeAll, test } from 'vitest';
import type { Fault } from '../rigs/dynamodb/faults.ts';
import type { Ended } from '../rigs/faults/fates.ts';
import { expectTheSameUnder, walkUndisturbed } from '../rigs/faults/walked.ts';

let undisturbed: Record<string, Ended>;
beforeAll(async () => {
  undisturbed = await walkUndisturbed();
});

const FAULTS: readonly Fault[] = [
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
  { fault: 'TransactionConflict', chance: 0.2 },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  { fault: 'ThrottlingException', chance: 0.2 },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
  { fault: 'TransactionInProgressException', chance: 0.2 },
];

test.concurrent.each(FAULTS)(
  'everybody in time is taken, and ends the same, and is told the same, under $fault',
  (fault) => expectTheSameUnder(fault, undisturbed),
);
