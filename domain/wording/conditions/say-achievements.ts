import type { Leaf } from '../../call/condition-form.ts';
import { type Said, said } from '../../values/said.ts';
import { sayCutOff } from './say-cut-off.ts';
import { named, type Spoken } from './spoken.ts';

/** What a condition asks for in achievements, by number, kind and own rank. */
export function sayAchievements(
  { atLeast, kinds = [], rankAtMost }: NonNullable<Extract<Leaf, { achievements: unknown }>['achievements']>,
  spoken: Spoken,
): Said {
  const names = kinds.map((each) => named(spoken, 'achievementKinds', each));
  const of =
    names.length === 0
      ? said('业绩成果', 'achievements')
      : said(
          `业绩成果（${names.map(({ zh }) => zh).join('、')}）`,
          `achievements (${names.map(({ en }) => en).join(', ')})`,
        );
  const rank =
    rankAtMost === undefined
      ? said('', '')
      : said(`本人排名前${rankAtMost}的`, `, each with an own rank of ${rankAtMost} or better`);
  const by = sayCutOff(spoken.call, 'achievements');
  return said(
    `有${rank.zh}${of.zh}至少${atLeast}项，算到${by.zh}`,
    `at least ${atLeast} ${of.en}${rank.en}, by ${by.en}`,
  );
}
