import type { Sanctioned } from '../../../adapters/records/sanctions/sanctions.ts';
import { openTold } from '../../../casework/sanctions.ts';
import { normalDecision } from '../../../domain/sanctions/decision-number.ts';
import { isTooMuch, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { SANCTION_SENTENCES, type SanctionTold } from '../../../domain/sanctions/sanction-form.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { SanctionNeeds } from './told-person.ts';

/** The place of a decision in the file. */
export interface Placed {
  readonly told: SanctionTold;
  readonly index: number;
}

/** The defects of a decision of which its person has an entry already, each with the id. An entry that was ended is none. */
export async function heldAlready(
  needs: SanctionNeeds,
  { told, index }: Placed,
  held: readonly Sanctioned[],
): Promise<Defect[]> {
  const standing = held.flatMap(({ entries }) => entries).filter(({ ended }) => ended === undefined);
  const number = normalDecision(told.decision.number);
  const opened = await Promise.all(
    standing.map(async (entry) => [entry, await openTold(needs, entry)] as const),
  );
  return opened
    .filter(([, { decision }]) => normalDecision(decision.number) === number)
    .map(([{ id }]) => {
      const { zh, en } = SANCTION_SENTENCES['held-already'];
      return {
        at: `/sanctions/${index}/decision/number`,
        because: 'held-already',
        detail: { zh: `${id}：${zh}`, en: `${id}: ${en}` },
      };
    });
}

/** The defect of an entry with which its person's entries would be more than the register takes. */
export function tooMuch({ index }: Pick<Placed, 'index'>, entries: readonly SanctionEntry[]): Defect[] {
  if (!isTooMuch(entries)) return [];
  return [
    {
      at: `/sanctions/${index}`,
      because: 'too-much-of-one',
      detail: { ...SANCTION_SENTENCES['too-much-of-one'] },
    },
  ];
}
