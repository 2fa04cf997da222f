import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { type Decision, judgeDecision } from '../../../domain/acts/reviewer/judge-decision.ts';
import type { Arrival, Case } from '../../../domain/declaration/case.ts';

/** Judges a reviewer's decision in the words of the vocabularies. */
export const decide = (subject: Case, decision: Decision, arrival: Arrival) =>
  judgeDecision(subject, decision, arrival, VOCABULARIES);
