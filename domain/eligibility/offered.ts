import type { Call } from '../call/call.ts';
import type { Vocabularies } from './vocabulary.ts';

/** The vocabularies as a call narrows them: of a list that it narrows, its terms alone, in the order of the vocabulary. */
export function offeredIn({ terms }: Pick<Call, 'terms'>, vocabularies: Vocabularies): Vocabularies {
  const narrowed = Object.entries(terms?.value ?? {}).map(([list, ids]) => [
    list,
    vocabularies[list as keyof Vocabularies].filter(({ id }) => ids?.includes(id)),
  ]);
  return { ...vocabularies, ...Object.fromEntries(narrowed) };
}
