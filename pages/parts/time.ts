import { daysLeft, minutesLeft } from '../../domain/call/days-left.ts';
import { CALENDAR_ZONE } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { translator } from './words.ts';

/**
 * A closing with the days left, and on the last day with the hours and minutes by the server's clock:
 * `2021-10-31 24:00（还有 3 天）`, `2021-10-31 24:00（今天 24:00 截止，还有 38 分钟）`.
 */
export function closing(language: Language, closesAt: Instant, at: Instant, zone: string): Html {
  const said = sayInstant(closesAt, zone, false);
  const days = daysLeft(closesAt, at, zone);
  const left =
    days === 0 ? leftToday(language, said.slice(11), minutesLeft(closesAt, at)) : leftInDays(language, days);
  return html`<strong class="when">${said}</strong>${inBrackets(language, left)}`;
}

function leftInDays(language: Language, days: number | undefined): string {
  const t = translator(language);
  if (days === undefined) return t('已截止', 'closed');
  return t(`还有 ${days} 天`, days === 1 ? '1 day left' : `${days} days left`);
}

function leftToday(language: Language, hour: string, minutes = 0): string {
  const t = translator(language);
  const by = hour === '24:00' ? 'midnight' : hour;
  return t(
    `今天 ${hour} 截止，${lasting(language, minutes)}`,
    `closes at ${by} today: ${lasting(language, minutes)}`,
  );
}

/** The hours and minutes left. Seconds are left out, so a page that is a moment old never promises more than there is. */
function lasting(language: Language, minutes: number): string {
  const t = translator(language);
  if (minutes === 0) return t('不到 1 分钟', 'less than a minute left');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const zh = [hours > 0 && `${hours} 小时`, rest > 0 && `${rest} 分钟`];
  const en = [hours > 0 && counted(hours, 'hour'), rest > 0 && counted(rest, 'minute')];
  const joined = (parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join(' ');
  return t(`还有 ${joined(zh)}`, `${joined(en)} left`);
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
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
  return html`<div class="deadline">${of} ${t('截止', 'closes')} ${closing(language, closesAt, at, zone)} <span class="soft">${zoneName(language, zone)}</span></div>
`;
}
