import * as v from 'valibot';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { afterTaking, type PartTaken } from '../../domain/declaration/draft/taken.ts';
import { readReferenceNumber } from '../../domain/identifiers/reference-number.ts';
import { nameLine } from '../../domain/typed/typed-form.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import type { CaseNeeds } from '../needs.ts';
import { sealDraft, withNumberOpen } from './identity.ts';

type TakeNeeds = Pick<CaseNeeds, 'records' | 'keys'>;

/** The parts that a new draft takes of another declaration of its account, by its reference number. */
export interface Take {
  readonly from: string;
  readonly parts: readonly PartTaken[];
}

/**
 * A new draft with the parts that its applicant chose of an earlier declaration. The identity number is opened and sealed anew,
 * since a seal is of one declaration. Refused if the earlier declaration is not one of this account.
 */
export async function withTaken(
  needs: TakeNeeds,
  declaration: Declaration,
  call: Call,
  take: Take | undefined,
): Promise<Verdict<Declaration>> {
  if (!take || take.parts.length === 0) return accepted(declaration);
  const earlier = await ownEarlier(needs, declaration.account, take.from);
  if (!earlier) return refused('no-such-declaration');
  const [present, stated] = await Promise.all([
    withNumberOpen(needs, declaration),
    withNumberOpen(needs, earlier),
  ]);
  const { parts } = take;
  const filled = afterTaking(present, stated, { call, vocabularies: VOCABULARIES, parts });
  const { identity: _replaced, ...others } = declaration;
  const { draft, identity } = await sealDraft(needs, declaration.id, filled);
  return accepted({ ...others, draft, ...(identity ? { identity } : {}) });
}

/** Only a reference number is looked up: a key has a length, and a search has a cost. */
async function ownEarlier(
  { records }: TakeNeeds,
  account: string,
  id: string,
): Promise<Declaration | undefined> {
  if (readReferenceNumber(id) !== id) return undefined;
  const earlier = await records.declarations.get(id);
  return earlier?.account === account ? earlier : undefined;
}

/**
 * A new draft with the name under which its applicant signed in, to be changed there. A draft that states a name keeps it, and
 * a text that is no name is not filled in.
 */
export function withName(declaration: Declaration, name: string | undefined): Declaration {
  const { draft } = declaration;
  const read = v.safeParse(nameLine, name);
  if (draft.identity?.name !== undefined || !read.success) return declaration;
  return { ...declaration, draft: { ...draft, identity: { ...draft.identity, name: read.output } } };
}
