import type { Call } from '../../call/call.ts';
import { nameIn } from '../../call/named.ts';
import { type Said, said } from '../../values/said.ts';
import { sayTotalJudged } from '../say-score.ts';

/** A self-score that is asked for: by the call's table, or as a stated total, which is then said. */
export function saySelfScore(atLeast: number, call: Pick<Call, 'scoring'>): Said {
  const { scoring } = call;
  const total = sayTotalJudged(call);
  const note = total ? said(`（${total.zh}）`, ` (${total.en})`) : said('', '');
  const by = scoring?.table
    ? said(`按《${scoring.name}》`, ` by the ${nameIn('en', scoring)}`)
    : said('', '');
  return said(
    `${by.zh}自评分达到${atLeast}分${note.zh}`,
    `a self-score of ${atLeast} or more${by.en}${note.en}`,
  );
}
