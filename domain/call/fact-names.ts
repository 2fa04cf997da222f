import type { LeafName } from './condition-form.ts';

/** The facts that a call can ask for, by their names in what a person states. */
export const FACT_NAMES = [
  'personKind',
  'degrees',
  'titles',
  'certificates',
  'awards',
  'employments',
  'probationPassedOn',
  'hours',
  'madeUpHours',
  'selfScore',
  'scoreLines',
  'insurance',
  'insured',
  'assessments',
  'achievements',
  'recommenders',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** The facts that a call names itself. Lines of its scoring table are asked for in place of a self-score. */
export const FACTS_TO_ASK = FACT_NAMES.filter((name) => name !== 'scoreLines');

/** The facts on which each leaf of a condition judges. */
export const FACTS_OF_LEAVES: Readonly<Record<LeafName, readonly FactName[]>> = {
  degree: ['degrees'],
  degreeHeld: ['degrees'],
  title: ['titles'],
  certificate: ['certificates', 'employments'],
  yearsOfWork: ['employments'],
  award: ['awards'],
  probation: ['probationPassedOn'],
  selfScore: ['selfScore', 'scoreLines'],
  hours: ['hours', 'madeUpHours'],
  insurance: ['insurance'],
  insured: ['insured'],
  notAmong: ['personKind'],
  assessments: ['assessments'],
  achievements: ['achievements'],
  recommenders: ['recommenders'],
};
