import type { NotMoved } from '../../adapters/records/reports.ts';
import type { Needs } from '../needs.ts';

/** What came of doing something to one record of many. */
export type Left<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * Does something to one record of many. What throws is reported to the operators and left as it is, so that no single
 * record ends a page and keeps those behind it waiting. While the table itself does not answer, the report throws too:
 * then the page is for whoever started it to try again.
 */
export async function orLeave<T>(
  { records, now }: Pick<Needs, 'records' | 'now'>,
  what: Pick<NotMoved, 'record' | 'during'>,
  act: () => Promise<T>,
): Promise<Left<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    // Ids and the stack, as of every mistake of ours: what a record holds is in neither.
    console.error(JSON.stringify({ ...what, error: error instanceof Error ? error.stack : String(error) }));
    const name = error instanceof Error ? error.name : 'Error';
    await records.reports.keep({ kind: 'not-moved', at: now(), ...what, error: name });
    return { ok: false };
  }
}
