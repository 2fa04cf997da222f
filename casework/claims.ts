import type { Case } from '../domain/declaration/case.ts';
import type { Change } from '../domain/declaration/change.ts';
import type { Declaration } from '../domain/declaration/declaration.ts';
import type { SealedNumber } from '../domain/declaration/sealed-identity.ts';
import { personOf } from '../domain/identifiers/identity-number.ts';
import type { Needs } from './needs.ts';

type KeyNeeds = Pick<Needs, 'keys'>;

/** The hashes of a sealed number under every key of the ring, the current key's first. */
export async function hashesOfSealed(
  { keys }: KeyNeeds,
  { kind, sealed }: SealedNumber,
  declaration: string,
): Promise<[string, ...string[]]> {
  const person = personOf(kind, await keys.decryptIdentityNumber(sealed, declaration));
  return keys.hashesOfIdentity(person.kind, person.number);
}

/**
 * A declaration as if everything about its stated number had been hashed under the current key, so that hashes made under
 * different keys compare.
 */
export function underOneKey(
  declaration: Declaration,
  [current, ...others]: readonly [string, ...string[]],
): Declaration {
  const now = (hash: string) => (others.includes(hash) ? current : hash);
  const { identity, claimed, claimFreed, numberAccepted } = declaration;
  return {
    ...declaration,
    ...(identity ? { identity: { ...identity, hash: now(identity.hash) } } : {}),
    ...(claimed === undefined ? {} : { claimed: now(claimed) }),
    ...(claimFreed ? { claimFreed: { ...claimFreed, number: now(claimFreed.number) } } : {}),
    ...(numberAccepted ? { numberAccepted: { ...numberAccepted, hash: now(numberAccepted.hash) } } : {}),
  };
}

/**
 * A submission's change with its claim under the current key, and with every other hash under which another declaration may
 * hold the number.
 */
export function claimUnderKeys(
  change: Change,
  { identity }: Pick<Declaration, 'identity'>,
  before: Pick<Declaration, 'identity'>,
  [current, ...others]: readonly [string, ...string[]],
): Change {
  if (!identity) return change;
  const { kind, sealed } = identity;
  const isOther = before.identity?.hash !== current;
  const set = {
    ...change.set,
    claimed: current,
    claimedIdentity: { kind, sealed },
    ...(isOther ? { identity } : {}),
  };
  return { ...change, set, claimAlso: others };
}

/** The change of an act that takes the claim of an earlier submission again, under the keys of the ring as it is now. */
export async function takenAgain(
  needs: KeyNeeds,
  { declaration }: Pick<Case, 'declaration'>,
  change: Change,
): Promise<Change> {
  const { claimed, claimedIdentity, id } = declaration;
  if (change.claim !== 'take' || claimed === undefined || !claimedIdentity) return change;
  const [current, ...others] = await hashesOfSealed(needs, claimedIdentity, id);
  return { ...change, set: { ...change.set, claimed: current }, claimAlso: others };
}
