import process from 'node:process';

/** Takes one line of a function's log. */
export type LogLine = (line: object) => void;

/** A line is written whole and alone: through the console it would carry a prefix, and neither metrics nor queries read it. */
export const toLog: LogLine = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
