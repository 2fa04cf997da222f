import type { Measured } from './bench.ts';
import { measureCase } from './bill/measure-case.ts';

const [MAX_UNITS, MAX_OF_INDEXES, MAX_STATES] = [350, 70, 19];

/** Counts what DynamoDB and Step Functions bill for a county's case. The counts are exact, and tests pin them. */
export async function measureCaseCounts(): Promise<Measured[]> {
  const { states, driven } = await measureCase();
  const { items, checks, indexes } = driven.writes;
  const units = items + checks + indexes;
  return [
    {
      what: 'write units of a county’s case: items, condition checks, indexes',
      value: `${units} (${items}, ${checks}, ${indexes})`,
      aim: `at most ${MAX_UNITS}, of them indexes ${MAX_OF_INDEXES}`,
      isMet: units <= MAX_UNITS && indexes <= MAX_OF_INDEXES,
    },
    {
      what: 'states that the case enters',
      value: String(states),
      aim: `at most ${MAX_STATES}`,
      isMet: states <= MAX_STATES,
    },
  ];
}
