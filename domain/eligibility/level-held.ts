import type { Person } from '../achievements/person.ts';
import type { Eligibility } from './judgement.ts';
import { orderOf, type Vocabularies } from './vocabulary.ts';

/** The levels at or below the highest title that a person holds. A level that no vocabulary orders is held by nobody. */
export function levelsHeld(
  levels: readonly string[],
  { titles }: Person,
  { heldEqual }: Pick<Eligibility, 'heldEqual'>,
  vocabularies: Vocabularies,
): string[] {
  const order = (title: string) => orderOf(vocabularies, 'titles', title, heldEqual.value) ?? Number.NaN;
  return levels.filter((level) => titles?.some(({ title }) => order(level) <= order(title)));
}
