import { daysLeft } from '../../domain/call/days-left.ts';
import { CALENDAR_ZONE } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { translator } from './words.ts';

/** A closing with the days left: `2021-10-31 24:00（还有 3 天）`. */
export function closing(language: Language, closesAt: Instant, at: Instant, zone: string): Html {
  return html`<strong class="when">${sayInstant(closesAt, zone, false)}</strong>${inBrackets(language, left(language, daysLeft(closesAt, at, zone)))}`;
}

function left(language: Language, days: number | undefined): string {
  const t = translator(language);
  if (days === undefined) return t('已截止', 'closed');
  if (days === 0) return t('今天是最后一天', 'today is the last day');
  return t(`还有 ${days} 天`, days === 1 ? '1 day left' : `${days} days left`);
}

function inBrackets(language: Language, text: string): string {
  return language === 'zh' ? `（${text}）` : ` (${text})`;
}

/** The name by which people call a call's clock. Tables of zone names say 中国标准时间; people say 北京时间. */
export function zoneName(language: Language, zone: string): string {
  if (zone === CALENDAR_ZONE) return translator(language)('北京时间', 'Beijing time');
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

export interface Deadline {
  readonly language: Language;
  /** The name of what ends, in the page's language or marked as Chinese. */
  readonly of: Part;
  readonly closesAt: Instant;
  readonly at: Instant;
  readonly zone: string;
}

/** The deadline at the top of a page. */
export function deadline({ language, of, closesAt, at, zone }: Deadline): Html {
  const t = translator(language);
  return html`<p class="deadline">${of} ${t('截止', 'closes')} ${closing(language, closesAt, at, zone)} <span class="soft">${zoneName(language, zone)}</span></p>
`;
}
