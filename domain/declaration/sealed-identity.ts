import type { Declaration } from './declaration.ts';

/** The identity that the applicant states. The number is stored encrypted, apart from the draft. */
export interface SealedIdentity {
  readonly kind: string;
  /** Ciphertext with its key id. It is decrypted only to show the number to its owner or to a reviewer. */
  readonly sealed: string;
  /** Keyed hash of kind and number, by which a person is looked up. */
  readonly hash: string;
  /** The check digit of the number is wrong. The operators may accept the number all the same. */
  readonly failsCheck?: true;
}

/** A number as it is kept: its document's kind, and its ciphertext bound to the declaration. */
export type SealedNumber = Pick<SealedIdentity, 'kind' | 'sealed'>;

/** Whether the operators set aside the check of the stated number, for the very document that is stated now. */
export function isNumberAccepted({
  identity,
  numberAccepted,
}: Pick<Declaration, 'identity' | 'numberAccepted'>): boolean {
  return (
    numberAccepted !== undefined &&
    numberAccepted.hash === identity?.hash &&
    numberAccepted.kind === identity.kind
  );
}

/** Whether the claim was freed for somebody else and no new claim was taken since. */
export function hasLostClaim({ claimed, claimFreed }: Pick<Declaration, 'claimed' | 'claimFreed'>): boolean {
  return claimFreed !== undefined && claimed === undefined;
}
