import type { Finding } from '../finding/finding.ts';
import type { Reading } from '../form/reading.ts';
import { bodyFindings } from './bodies.ts';
import { caseDeadlineFindings } from './case-deadlines.ts';
import { chainFindings } from './chain.ts';
import { closingFindings } from './closings.ts';
import { kindFindings } from './kinds.ts';
import { nameFindings } from './names.ts';
import { notOfAllFindings } from './not-of-all.ts';
import { returnsFindings } from './returns.ts';

/** Checks the steps: their kinds, their order, when they close, where returns come back, and the bodies that act in them. */
export function stepFindings(reading: Reading): Finding[] {
  return [
    ...kindFindings(reading),
    ...caseDeadlineFindings(reading),
    ...chainFindings(reading),
    ...closingFindings(reading),
    ...returnsFindings(reading),
    ...bodyFindings(reading),
    ...notOfAllFindings(reading),
    ...nameFindings(reading),
  ];
}
