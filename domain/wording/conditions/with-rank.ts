import type { Leaf } from '../../call/condition-form.ts';
import { type Said, said } from '../../values/said.ts';
import type { Spoken } from './spoken.ts';

/** An award of a contest with the last rank that counts. */
export function withRank(condition: Leaf, id: string, { zh, en }: Said, { eligibility }: Spoken): Said {
  const list = 'award' in condition ? condition.award : undefined;
  const listed = eligibility.awardLists.value.find((each) => each.id === list)?.awards;
  const most = listed?.find(({ award }) => award === id)?.rankAtMost;
  return most === undefined ? said(zh, en) : said(`${zh}前${most}名`, `${en}, rank ${most} or better`);
}
