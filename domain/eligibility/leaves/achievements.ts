import type { Condition } from '../../call/condition-form.ts';
import type { Fact } from '../answer.ts';
import { type DatedPerson, NEVER } from '../person.ts';
import type { Terms } from '../terms.ts';
import { type Found, factOf, met, missed, unknown } from './found.ts';

type Asked = Extract<Condition, { achievements: unknown }>['achievements'];

/**
 * Judges how many achievements (业绩成果) of the kinds asked for somebody has by the cut-off. One whose own rank is not stated is
 * not known where a rank is asked for.
 */
export function judgeAchievements(
  { atLeast, kinds, rankAtMost }: Asked,
  achievements: DatedPerson['achievements'],
  { cutOff }: Pick<Terms, 'cutOff'>,
): Found {
  if (achievements === undefined) return unknown('/achievements');
  const fitting = achievements
    .map((each, index) => ({ ...each, index }))
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .filter(({ rank }) => rankAtMost === undefined || rank === undefined || rank <= rankAtMost);
  const isRanked = ({ rank }: { rank?: number | undefined }) =>
    rankAtMost === undefined || rank !== undefined;
  const ranked = fitting.filter(isRanked).toSorted((one, other) => one.on.localeCompare(other.on));
  const inTime = ranked.filter(({ on }) => on <= cutOff);
  const facts = inTime.flatMap((each): Fact[] => [
    factOf('achievements', each.index, 'kind', each.kind),
    ...(rankAtMost === undefined || each.rank === undefined
      ? []
      : [factOf('achievements', each.index, 'rank', each.rank)]),
  ]);
  if (inTime.length >= atLeast) return met(facts);
  const full = ranked[atLeast - 1]?.on;
  const fullOn = full === undefined || full === NEVER ? {} : { fullOn: full };
  const open = fitting.find((each) => !isRanked(each) && each.on <= cutOff);
  const perhaps = fitting.filter(({ on }) => on <= cutOff).length;
  if (open && perhaps >= atLeast) return unknown(`/achievements/${open.index}/rank`, facts, fullOn.fullOn);
  const dateless = fitting.filter(({ on }) => on === NEVER);
  const [undated] = dateless;
  if (undated && perhaps + dateless.length >= atLeast)
    return missed(facts, { kind: 'state', at: `/achievements/${undated.index}/on` });
  const more = atLeast - inTime.length;
  return missed(facts, { kind: 'more', at: '/achievements', more, unit: 'achievements', ...fullOn });
}
