import type { Declaration } from '../../domain/declaration/declaration.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import type { SealedIdentity } from '../../domain/declaration/sealed-identity.ts';
import { failsCheck, personOf } from '../../domain/identifiers/identity-number.ts';
import type { Needs } from '../needs.ts';

type IdentityNeeds = Pick<Needs, 'keys'>;

/** Opens the identity number of a draft, for the applicant who owns it. */
export async function withNumberOpen(
  { keys }: IdentityNeeds,
  { id, draft, identity }: Declaration,
): Promise<Draft> {
  if (!identity) return draft;
  const number = await keys.decryptIdentityNumber(identity.sealed, id);
  return { ...draft, identity: { ...draft.identity, number } };
}

/** Takes the identity number out of a draft and seals it. A draft without a number gets no seal. */
export async function sealDraft(
  { keys }: IdentityNeeds,
  id: string,
  open: Draft,
): Promise<{ draft: Draft; identity: SealedIdentity | undefined }> {
  const { number, ...rest } = open.identity ?? {};
  const draft = open.identity ? { ...open, identity: rest } : open;
  if (number === undefined) return { draft, identity: undefined };
  const kind = rest.kind ?? '';
  const wrong = kind !== '' && failsCheck(kind, number);
  const person = personOf(kind, number);
  const [sealed, hash] = await Promise.all([
    keys.encryptIdentityNumber(number, id),
    keys.hashIdentity(person.kind, person.number),
  ]);
  return { draft, identity: { kind, sealed, hash, ...(wrong ? { failsCheck: true } : {}) } };
}
