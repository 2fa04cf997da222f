import process from 'node:process';

/** The output of a run of the command, and its exit: 0 without findings, 1 with findings, 2 for wrong use. */
export interface Outcome {
  readonly exit: 0 | 1 | 2;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Prints what a command answers and sets the exit of the process. */
export function answer({ exit, out, err }: Outcome): void {
  for (const line of out) console.log(line);
  for (const line of err) console.error(line);
  process.exitCode = exit;
}
