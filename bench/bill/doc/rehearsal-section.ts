import type { Counts } from '../counts.ts';
import { amount, table } from './numbers.ts';

/** The rows of one applicant of a rehearsal: the words of each measure, what it is called here, and what prices it. */
const ROWS: Readonly<Record<string, readonly [what: string, pricedBy: string]>> = {
  'state transitions an applicant': [
    'state transitions',
    '[Step Functions, Standard](https://aws.amazon.com/step-functions/pricing/)',
  ],
  'tasks and patrols an applicant': [
    'tasks, and a share of the patrols',
    '[Lambda](https://aws.amazon.com/lambda/pricing/): requests, and memory × time',
  ],
  'items written in transactions an applicant': [
    'items written in transactions',
    '[DynamoDB on demand](https://aws.amazon.com/dynamodb/pricing/on-demand/): two write units for each started KB',
  ],
  'of them claims': [
    'of them claims',
    'the same: a submission takes two, one for the document and one for the account; an end lets both go',
  ],
  'entries of indexes that they name': [
    'entries of indexes that they name, at most',
    'one write unit for an entry that is new, goes or changes, two when its key changes, none when it stays: [indexes](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html)',
  ],
  'calls to the table an applicant': ['calls to the table', 'nothing: what they read and write is priced'],
  'reads of the table an applicant': [
    'reads of the table',
    'one read unit for each started 4 KB of a query, and for each item that is asked for by its key, two if several are read at one moment; half for an index',
  ],
  'of them of the calendar in force': [
    'of them of the calendar in force',
    'one read unit each: every act and task reads which version is in force, and keeps that version in memory',
  ],
  'letters an applicant': ['letters', 'your mail server'],
};

/** What one applicant of a rehearsal uses. A measure without a row stands under its own words. */
export function rehearsalSection({ rehearsal }: Counts): string {
  const known = Object.keys(ROWS).filter((measure) => measure in rehearsal);
  const others = Object.keys(rehearsal).filter((measure) => !(measure in ROWS));
  const rows = [...known, ...others].map((measure) => {
    const [what, pricedBy] = ROWS[measure] ?? [measure, '–'];
    return [what, stated(rehearsal[measure] ?? 0), pricedBy];
  });
  return table(['what', 'measured', 'priced by'], rows);
}

/** Rounded for people: whole from ten on. */
export function stated(value: number): string {
  return value >= 10 ? amount(Math.round(value)) : String(Number(value.toFixed(1)));
}
