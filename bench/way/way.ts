import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Measured } from '../bench.ts';

/** A function that was entered: its file and its name. */
export type Entered = readonly [file: string, name: string];

/**
 * The folder that judges a person. A submission enters it by one function, so its inside is counted by itself: a
 * reader of the act need not open it.
 */
const JUDGES_A_PERSON = /^domain\/eligibility\//;

/**
 * Counts the files that a reader of one submission opens, and how often the way changes from one file to another.
 */
export async function measureWay(): Promise<Measured[]> {
  const walk = ['--disable-warning=ExperimentalWarning', 'bench/way/walk-submission.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, walk, { maxBuffer: 2 ** 26 });
  const { status, entered } = JSON.parse(stdout) as { status: number; entered: Entered[] };
  if (status !== 200) throw new Error(`The submission was answered ${status}`);
  const act = theActIn(entered);
  const read = entered.filter(([file, name]) => file === 'casework/case.ts' && name === 'caseOf').length;
  const beside = act.filter(([file]) => !JUDGES_A_PERSON.test(file));
  const { files, changes } = countsOf(beside);
  const judging = countsOf(act.filter(([file]) => JUDGES_A_PERSON.test(file)));
  return [
    {
      what: 'files of a submission: the act, apart from the judgement of the person',
      value: wayOf(beside),
      aim: 'aim 38 files, 100 changes',
      isMet: files <= 38 && changes <= 100,
    },
    {
      what: 'files of a submission: the judgement of the person by the call’s conditions',
      value: `${judging.files} files`,
      aim: 'aim 12 files',
      isMet: judging.files <= 12,
    },
    { what: 'files of a submission: the whole request', value: wayOf(entered), aim: 'no aim of its own' },
    {
      what: 'times that a submission reads its case',
      value: String(read),
      aim: 'at most 1',
      isMet: read <= 1,
    },
  ];
}

/**
 * The part from the act to its verdict, without the reading of the request before it and the wording of the answer
 * after it.
 */
function theActIn(entered: readonly Entered[]): Entered[] {
  const begins = entered.findIndex(([file]) => file === 'casework/applicant/submit.ts');
  const ends = entered.findLastIndex(([file]) => file.startsWith('casework/'));
  return entered.slice(begins, ends + 1);
}

/** Describes a way, with every repeated call beside. */
function wayOf(entered: readonly Entered[]): string {
  const { files, changes } = countsOf(entered);
  return `${files} files, ${changes} changes of file (${changesIn(entered)} with every repeated call)`;
}

/** The files of a way and its changes between them. A reader opens a function once, so a second entry does not count. */
function countsOf(entered: readonly Entered[]): { files: number; changes: number } {
  const once = [...new Map(entered.map((each) => [each.join(' '), each])).values()];
  return { files: new Set(entered.map(([file]) => file)).size, changes: changesIn(once) };
}

function changesIn(entered: readonly Entered[]): number {
  return entered.filter(([file], index) => index > 0 && entered[index - 1]?.[0] !== file).length;
}
