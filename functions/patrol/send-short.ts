import type { Due } from '../../adapters/records/store/indexes.ts';
import { inLanes } from '../../casework/executions/lanes.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import { settleSms } from '../../casework/telling/settle-sms.ts';
import type { PatrolNeeds } from './repair-declaration.ts';

export type DueSms = Extract<Due, { kind: 'sms' }>;

/**
 * Short messages in a row that the provider may leave unanswered in one patrol. With ten lanes it costs some 16 seconds; the
 * others stay due for the next patrol, and no attempt of theirs is lost.
 */
const MAX_SILENT = 3;

/** Sends the short messages that are due and asks for the reports of those that left, until the provider falls silent. */
export async function sendShort(
  needs: PatrolNeeds,
  { lanes, mayGoOn }: { readonly lanes: number; readonly mayGoOn: () => boolean },
  short: readonly DueSms[],
  report: { readonly repaired: string[]; readonly left: string[] },
): Promise<void> {
  let silent = 0;
  const speaks = () => mayGoOn() && silent < MAX_SILENT;
  await inLanes({ lanes, mayGoOn: speaks }, short, async (due) => {
    const record = `${due.declaration}#${due.occasion}#${due.round}#sms`;
    const looked = await runOneOfMany(needs, { record, during: 'patrol' }, () => settleSms(needs, due));
    if (!looked.ok) report.left.push(record);
    else if (looked.value === 'silent') silent += 1;
    else if (looked.value !== undefined) {
      silent = 0;
      report.repaired.push(`${looked.value} ${record}`);
    }
  });
}
