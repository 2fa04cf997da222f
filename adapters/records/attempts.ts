import type { Unrecorded } from '../../domain/reminders/unrecorded.ts';
import type { LogLine } from '../log-line.ts';
import { reportWrite } from './reports.ts';
import type { Store } from './store/store.ts';

/** What an attempt's lines name: ids, days and words, so that a saved query finds it. */
export type Attempt = Pick<Unrecorded, 'at' | 'act' | 'by' | 'about'> & { readonly request: string };

/** Acts of people as they arrive: each leaves a line before anything else is done, and another one when it is answered. */
export function attempts(store: Store, log: LogLine) {
  return {
    arrived(attempt: Attempt): void {
      log({ attempt: 'arrived', ...attempt });
    },
    answered(attempt: Attempt, status: number): void {
      log({ attempt: 'answered', ...attempt, status });
    },
    /** The line comes first: the table may be what does not answer. */
    async unrecorded(report: Unrecorded): Promise<void> {
      const { kind, ...line } = report;
      log({ report: kind, ...line });
      await store.transact([reportWrite(report)]);
    },
  };
}
