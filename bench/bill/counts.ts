import { readFileSync, writeFileSync } from 'node:fs';
import { measureUsage } from '../usage.ts';
import { type CaseCounts, measureCase } from './measure-case.ts';
import { type IdleCounts, measureIdle, measureStacks, type StackCounts } from './measure-stacks.ts';

/** Everything that is counted, as bench/bill/counts.json keeps it. */
export interface Counts {
  readonly case: CaseCounts;
  readonly stacks: StackCounts;
  readonly idle: IdleCounts;
  /** What one applicant of a rehearsal uses, by the words of its measure. It differs a little from run to run. */
  readonly rehearsal: Readonly<Record<string, number>>;
}

const FILE = new URL('counts.json', import.meta.url);

export function keptCounts(): Counts {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Counts;
}

export function keepCounts(counts: Counts): void {
  writeFileSync(FILE, `${JSON.stringify(counts, null, 2)}\n`);
}

/** Counts anew what takes seconds: the case and the idle month. Everything else stays as it is kept. */
export async function countQuickly(): Promise<Counts> {
  return { ...keptCounts(), case: await measureCase(), idle: await measureIdle() };
}

/** Counts everything anew, with a synthesis of the stacks and a rehearsal, which take minutes. */
export async function countAll(): Promise<Counts> {
  // The case comes first, since a process remembers mailboxes.
  const quickly = await countQuickly();
  const rehearsal = (await measureUsage()).map(({ what, value }) => [what, Number(value)]);
  return {
    ...quickly,
    stacks: await measureStacks('jiaxing'),
    rehearsal: Object.fromEntries(rehearsal),
  };
}
