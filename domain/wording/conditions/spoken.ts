import type { Call } from '../../call/call.ts';
import type { Eligibility } from '../../eligibility/judgement.ts';
import { termOf, type Vocabularies, type VocabularyName } from '../../eligibility/vocabulary.ts';
import { type Said, said } from '../../values/said.ts';

/** What the sentences of a judgement name: the call with its rules, and the vocabularies. */
export interface Spoken {
  readonly call: Call;
  readonly eligibility: Eligibility;
  readonly vocabularies: Vocabularies;
}

/** An entry of a vocabulary by its names. */
export function named({ vocabularies }: Spoken, list: VocabularyName, id: string): Said {
  const term = termOf(vocabularies, list, id);
  return term ? said(term.name, term.en) : said(id, id);
}
