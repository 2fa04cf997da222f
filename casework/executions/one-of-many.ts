import type { NotMoved } from '../../adapters/records/reports.ts';
import type { Needs } from '../needs.ts';

/** The result of `act` for one record of a batch. */
export type OneResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * Runs `act` for one record of a batch. An error is reported to the operators and the batch goes on, so one bad
 * record cannot block the rest. While the table itself does not answer, the report throws too; then the batch
 * fails and its starter tries again.
 */
export async function runOneOfMany<T>(
  { records, now }: Pick<Needs, 'records' | 'now'>,
  what: Pick<NotMoved, 'record' | 'during'>,
  act: () => Promise<T>,
): Promise<OneResult<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    // The log has ids and the stack alone: neither shows what a record holds.
    console.error(JSON.stringify({ ...what, error: error instanceof Error ? error.stack : String(error) }));
    const name = error instanceof Error ? error.name : 'Error';
    await records.reports.keep({ kind: 'not-moved', at: now(), ...what, error: name });
    return { ok: false };
  }
}
