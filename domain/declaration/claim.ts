import type { Call } from '../call/call.ts';
import { nameIn } from '../call/named.ts';
import { type Said, said } from '../values/said.ts';
import type { Declaration } from './declaration.ts';

/** The rules of a person's one claim (一人一份), as the call states them. */

type Claim = Call['claim']['value'];
type ClaimEnd = Claim['freedBy'][number];

/** The scope within which a person has one claim, as the key of its records has it. */
export function claimScope({ claim, identity }: Pick<Call, 'claim' | 'identity'>): string {
  const { within, of } = claim.value;
  const scope = of === undefined ? within : `${within}:${of.id}`;
  return `${scope}#${identity.reviewYear.value}`;
}

/** What a change frees of the claim when a declaration ends in this way: all of it, or nothing if the call keeps it. */
export function claimFreedBy({ claim }: Pick<Call, 'claim'>, end: ClaimEnd): { readonly claim?: 'free' } {
  return claim.value.freedBy.includes(end) ? { claim: 'free' } : {};
}

/**
 * Whether the account may begin another declaration under the call: once this one was withdrawn or refused, unless the call
 * keeps the claim then. A draft that was never submitted holds no claim.
 */
export function admitsAnother(
  call: Pick<Call, 'claim'>,
  { standing, run }: Pick<Declaration, 'standing' | 'run'>,
): boolean {
  if (standing === 'withdrawn') return run === 0 || claimFreedBy(call, 'withdrawal').claim !== undefined;
  return standing === 'refused' && claimFreedBy(call, 'refusal').claim !== undefined;
}

/** Says within what a person has one declaration: in a year, or in a year within a series or at a committee. */
export function claimSaid({ claim }: Pick<Call, 'claim'>): Said {
  const { within, of } = claim.value;
  if (of === undefined) return said('同一人一个年度', 'a person and year');
  const en = nameIn('en', of);
  return within === 'series'
    ? said(`同一人一个年度在${of.name}系列内`, `a person and year within the series ${en}`)
    : said(`同一人一个年度在${of.name}`, `a person and year at the committee ${en}`);
}
