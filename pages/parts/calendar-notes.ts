import type { Case } from '../../domain/declaration/case.ts';
import { sayUnarranged, unarrangedYear } from '../../domain/reminders/ladder/unarranged.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { saidIn, translator } from './words.ts';

/** Notes that a part of this case waits for the arrangement of a year; false if none does. */
export function waitsForYear(language: Language, subject: Case): Html | false {
  const year = unarrangedYear(subject);
  return year !== undefined && html`<p>${saidIn(language, sayUnarranged(year))}</p>`;
}

/**
 * Notes that the days just shown may still move, since the next year's arrangement may change the end of this one.
 */
export function provisionalNote(language: Language, { lastYear }: Calendar): Html {
  const t = translator(language);
  const next = lastYear + 1;
  return html`<p class="hint">${t(`暂定：${lastYear}年12月25日至31日的安排可能因${next}年放假安排而改变；如有改变会通知。`, `Provisional: the arrangement of ${next} may still change 25 to 31 December ${lastYear}; whoever is concerned will be told.`)}</p>`;
}
