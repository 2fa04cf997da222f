import type { Unrecorded } from '../../domain/reminders/unrecorded.ts';
import type { LogLine } from '../log-line.ts';
import { reportWrite } from './reports.ts';
import type { Store } from './store/store.ts';

/** An attempt at an act, in ids, days and words, so that a saved query finds its lines. */
export type Attempt = Pick<Unrecorded, 'at' | 'act' | 'by' | 'about'> & { readonly request: string };

/**
 * Logs the acts of people as they arrive. Each leaves one line before anything else is done, and another when it is
 * answered.
 */
export function attempts(store: Store, log: LogLine) {
  return {
    arrived(attempt: Attempt): void {
      log({ attempt: 'arrived', ...attempt });
    },
    answered(attempt: Attempt, status: number): void {
      log({ attempt: 'answered', ...attempt, status });
    },
    /**
     * Reports an act that was not recorded. The log line comes first, because it may be the table that does not answer.
     */
    async unrecorded(report: Unrecorded): Promise<void> {
      const { kind, ...line } = report;
      log({ report: kind, ...line });
      await store.transact([reportWrite(report)]);
    },
  };
}
