import process from 'node:process';

/** Accepts one line of a function's log. */
export type LogLine = (line: object) => void;

/**
 * Writes a line to the log, whole and alone. The console would add a prefix, and then neither metrics nor queries could
 * read it.
 */
export const toLog: LogLine = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
