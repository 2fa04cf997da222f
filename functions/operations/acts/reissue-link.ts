import { nextLink } from '../../../adapters/records/links.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { Done } from '../../../casework/perform.ts';
import { notThePresent } from '../../../domain/acts/operator/not-the-present.ts';
import { reissue } from '../../../domain/acts/operator/reissue.ts';
import { presentDeskOf } from '../../../domain/desks/desk.ts';
import type { OperatorVerdict } from '../../../domain/values/verdict.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface ReissueLink extends Signed {
  readonly declaration: string;
  /** The round of the desk's present link; 0 if it never had one. */
  readonly expectedRound: number;
}

/**
 * Makes a new link for the desk that holds a declaration and revokes the present one, in the write of the
 * timeline's entry. Later letters to the desk carry the new link; the first leaves within minutes.
 */
export function reissueLink(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return async (input: ReissueLink): Promise<OperatorVerdict<Done>> => {
    const { declaration: id, expectedRound: expected, reason } = input;
    const { links } = needs.records;
    const present = await linkNow(needs, id);
    const at = needs.now();
    const done = await performOnce(
      needs,
      id,
      input,
      (subject) => reissue(subject, { present: present?.round ?? 0, expected, reason }, operator(input), at),
      (_, subject) => {
        const { call } = subject.declaration;
        const desk = presentDeskOf(subject.declaration);
        if (desk === undefined) throw new Error(`The declaration ${id} waits at no desk`);
        const link = nextLink({ call, desk }, present, at);
        return links.issueWrites(link, present);
      },
    );
    if (done.ok || done.refusal.because !== 'stale') return done;
    const now = (await linkNow(needs, id))?.round ?? 0;
    return now === expected ? done : notThePresent(expected, now, 'no-link-yet');
  };
}

/** The present link of the desk that holds the declaration. The write repeats that it is still the present one. */
async function linkNow({ records }: Pick<Needs, 'records'>, id: string) {
  const declaration = await records.declarations.get(id);
  const desk = declaration && presentDeskOf(declaration);
  return declaration && desk !== undefined ? records.links.ofDesk(declaration.call, desk) : undefined;
}
