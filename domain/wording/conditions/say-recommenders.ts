import type { Leaf } from '../../call/condition-form.ts';
import { type Said, said } from '../../values/said.ts';
import { named, type Spoken } from './spoken.ts';

/** What a condition asks for in people who recommend. */
export function sayRecommenders(
  { atLeast, title, sameProfession }: NonNullable<Extract<Leaf, { recommenders: unknown }>['recommenders']>,
  spoken: Spoken,
): Said {
  const { zh, en } = named(spoken, 'titles', title);
  const of = sameProfession ? said('本专业或相近专业的', ' of the same or a near profession') : said('', '');
  return said(
    `有${atLeast}名${of.zh}${zh}以上职称的人推荐`,
    `recommended by ${atLeast} people with the title ${en} or more${of.en}`,
  );
}
