import type { Leaf } from '../../call/condition-form.ts';
import type { DatedPerson } from '../person.ts';
import type { Terms } from '../terms.ts';
import { type Found, factOf, isAtLeast, met, missed, unknown } from './found.ts';

type Asked = Extract<Leaf, { recommenders: unknown }>['recommenders'];

/** Judges how many people with a title recommend somebody. */
export function judgeRecommenders(
  { atLeast, title, sameProfession }: Asked,
  recommenders: DatedPerson['recommenders'],
  terms: Terms,
): Found {
  if (recommenders === undefined) return unknown('/recommenders');
  const enough = recommenders
    .map((each, index) => ({ ...each, index }))
    .filter(({ title: has = title }) => isAtLeast(terms, 'titles', has, title))
    .filter((each) => !sameProfession || each.sameProfession !== false);
  const lacks = (each: { title?: string | undefined; sameProfession?: boolean | undefined }) =>
    each.title === undefined ? 'title' : 'sameProfession';
  const certain = enough.filter(
    (each) => each.title !== undefined && (!sameProfession || each.sameProfession),
  );
  const facts = certain.map(({ index, title: has = title }) => factOf('recommenders', index, 'title', has));
  // Whoever is stated twice recommends once.
  const [sure, perhaps] = [new Set(certain.map(keyOf)).size, new Set(enough.map(keyOf)).size];
  if (sure >= atLeast) return met(facts);
  const uncertain = enough.filter((each) => !certain.some((other) => keyOf(other) === keyOf(each)));
  // Of whom the title is known only the profession is left to state, so the order of the people does not choose.
  const open = uncertain.find((each) => each.title !== undefined) ?? uncertain[0];
  if (open && perhaps >= atLeast) return unknown(`/recommenders/${open.index}/${lacks(open)}`, facts);
  const more = atLeast - sure;
  return missed(facts, { kind: 'more', at: '/recommenders', more, unit: 'people' });
}

function keyOf({ name, employer }: NonNullable<DatedPerson['recommenders']>[number]): string {
  return JSON.stringify([name, employer]);
}
