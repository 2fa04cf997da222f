import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { unmetLines } from '../judgement/condition-lines.ts';
import { routeResult } from '../judgement/route-result.ts';
import { translator } from '../parts/words.ts';
import type { ConditionsShown } from './submit-conditions.ts';

/** The judgement of each route of the chosen level, by what the draft states now. */
export function routesNote(language: Language, { routes, judged, spoken }: ConditionsShown): Html | false {
  const t = translator(language);
  const closed = judged?.unmet.find(({ leaf }) => leaf === undefined);
  return (
    routes.length > 0 &&
    html`<section class="section" id="routes"><h2>${t('各途径的判断', 'The routes, as they stand')}</h2>
<p>${t('按所填情况，所报级别的各条途径如下，所选的在前。没填的按“不知道”算。', 'By what you filled in, these are the routes of your level, the chosen one first. What is left out counts as not known.')}</p>
${closed && html`<p>${unmetLines(language, closed, spoken)}</p>`}
${routes.map((each) => routeResult(language, spoken, each))}</section>`
  );
}
