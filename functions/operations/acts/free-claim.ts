import { timelineWrite } from '../../../adapters/records/declarations/declarations.ts';
import { updateWrites } from '../../../adapters/records/declarations/writes.ts';
import type { Write } from '../../../adapters/records/store/store.ts';
import { caseOf } from '../../../casework/case.ts';
import { hashesOfSealed } from '../../../casework/claims.ts';
import type { Needs } from '../../../casework/needs.ts';
import type { Done } from '../../../casework/perform.ts';
import { loseClaim, openClaim } from '../../../domain/acts/operator/free-claim.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import { submittedEmployerOf } from '../../../domain/declaration/declaration.ts';
import { type OperatorRefusal, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface FreeClaim extends Signed {
  /** The declaration that was refused because another one holds its number. */
  readonly declaration: string;
  /**
   * The declaration that holds the number, as the operator has established; if it is left out, the answer names it.
   */
  readonly holder?: string | undefined;
}

type FreeClaimNeeds = Pick<Needs, 'records' | 'workflow' | 'keys' | 'now'>;

/**
 * Frees a number that somebody else submitted under. One write gives both declarations an entry with the reason,
 * and both people get a letter. The input is kept, so it has no number: the declaration states it.
 */
export function freeClaim(needs: FreeClaimNeeds) {
  return async (input: FreeClaim): Promise<OperatorVerdict<Done>> => {
    const wanting = await caseOf(needs, input.declaration);
    if (!wanting) return refused('no-such-declaration');
    const { identity, id } = wanting.declaration;
    if (!identity) return refused('number-not-stated');
    const numbers = await hashesOfSealed(needs, identity, id);
    const { reason, holder = '' } = input;
    if (holder === input.declaration) return refused('claim-not-held');
    const [actor, at] = [operator(input), needs.now()];
    const opened = openClaim(wanting, reason, actor, at);
    const freed = await performOnce(
      needs,
      holder,
      input,
      (subject) => (opened.ok ? loseClaim(subject, { numbers, reason }, actor, at) : opened),
      () => (opened.ok ? noted(wanting, opened.value) : []),
    );
    if (freed.ok || !opened.ok) return freed;
    const present = await needs.records.declarations.holderOfClaim(wanting.call, numbers);
    if (present === undefined || present === wanting.declaration.id) return refused('claim-not-held');
    return present === holder ? freed : notTheHolder(needs, present);
  };
}

/** The claimant's own entry, in the write that frees the number. */
function noted(claimant: Case, change: Change): Write[] {
  const own = updateWrites(claimant, change).map((write) => ({ ...write, named: 'claimant' }));
  return [...own, timelineWrite(claimant, change)];
}

async function notTheHolder(
  { records }: FreeClaimNeeds,
  holder: string,
): Promise<{ ok: false; refusal: OperatorRefusal }> {
  const held = await records.declarations.get(holder);
  if (!held) throw new Error(`The number is claimed by ${holder}, which does not exist`);
  return refused('not-the-holder', {
    facts: { holder, standing: held.standing, employer: submittedEmployerOf(held) },
  });
}
