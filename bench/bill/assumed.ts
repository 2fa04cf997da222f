import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';

/** What nothing here can count. docs/costs.md states each beside the prices that rest on it. */
export const ASSUMED = {
  /** Pages and API calls of one case, of everybody together. */
  pages: 100,
  /** MB of one file, as people's scans and photographs are. */
  fileMegabytes: 2,
  /** Months for which a case, its files and its logs are kept: three years. */
  keptMonths: 36,
  /** Copies of the table that lie there at once: nightly ones, and monthly ones on the average of three years. */
  copies: 120 + 18,
  /** KB that the log takes in when a function runs once: the platform's three lines and ours. */
  logKilobytes: 1,
  /** Requests to KMS in a month in which nobody comes. */
  keyRequests: 20_000,
  /** Months for which a call's stages are open or watched. */
  openMonths: 3,
  /** Days of a month. */
  monthDays: 30,
} as const;

/** Bytes of a GB, as AWS bills storage and logs. */
export const GIGABYTE = 2 ** 30;

/** Milliseconds of one warm run. Pages and tasks wait for the table, whoever writes letters for the mail server too. */
const MILLISECONDS: Readonly<Partial<Record<FunctionName, number>>> = {
  EmployerReviewFunction: 300,
  NoticeTimerFunction: 300,
  AuthorityReviewFunction: 300,
  EscalationFunction: 300,
  MaterialIntakeFunction: 500,
  MaterialInspectionFunction: 500,
  PatrolFunction: 1000,
  WatchFunction: 1000,
};
const USUAL_MILLISECONDS = 50;

export const millisecondsOf = (name: FunctionName): number => MILLISECONDS[name] ?? USUAL_MILLISECONDS;

/** GB-seconds of so many runs of a function: its memory times the assumed duration. */
export function gigabyteSeconds(name: FunctionName, runs: number): number {
  return (runs * FUNCTIONS[name].memory * millisecondsOf(name)) / 1024 / 1000;
}
