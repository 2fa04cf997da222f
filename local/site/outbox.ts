import { CALENDAR_ZONE } from '../../domain/time/calendar.ts';
import { wallTimeOf } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { textField } from '../../pages/html/field.ts';
import { button } from '../../pages/html/form.ts';
import { type Html, html } from '../../pages/html/html.ts';
import { pairs } from '../../pages/html/table.ts';
import { chinese, translator } from '../../pages/parts/words.ts';
import type { SentLetter } from '../machine/outbox.ts';
import { type Local, type LocalRoute, type Look, localPage } from './local-site.ts';

const PAGE_SIZE = 50;

/** The route of all letters that have left, newest first; their links can be clicked. */
export function outboxRoutes(local: Local): LocalRoute[] {
  return [{ method: 'GET', path: '/local/outbox', answer: (look) => show(local, look) }];
}

function show({ machine }: Local, { request, language }: Look) {
  const t = translator(language);
  const title = t('发件箱', 'Outbox');
  const wanted = (request.query.get('of') ?? '').trim();
  const from = Math.max(0, Number(request.query.get('from')) || 0);
  const all = everything(machine, t('短信', 'Short message')).filter((letter) => isOf(letter, wanted));
  const shown = all.slice(from, from + PAGE_SIZE);
  const { origin } = machine.needs;
  const older = new URLSearchParams({ of: wanted, from: String(from + PAGE_SIZE) });
  const body = html`<h1>${title}</h1>
<form method="get" action="/local/outbox">
${textField({ language, name: 'of', id: 'of', label: t('收件人、申报编号或信中的字', 'Recipient, reference number, or words of the letter'), value: wanted, width: 'middle' })}
<p>${button({ label: t('查找', 'Find'), kind: 'second' })}</p></form>
<p>${t(`共 ${all.length} 封，最近的在前。点开信中的链接，就是收信人看到的页面。`, `Letters: ${all.length}, newest first. The link in a letter opens what its reader sees.`)}</p>
${shown.map((letter) => letterOf(language, letter, origin))}
${all.length > from + PAGE_SIZE && html`<p><a href="/local/outbox?${older.toString()}">${t('更早的', 'Older')}</a></p>`}`;
  return localPage({ language, title, body, path: '/local/outbox' });
}

/** The letters and short messages, newest first. A short message shows the provider's serial number, which the ledger keeps. */
function everything({ outbox, sms }: Local['machine'], subject: string): SentLetter[] {
  const short = sms.taken().map(({ to, text, serial, leftAt }) => ({
    ...{ to, subject, body: text, reference: serial, leftAt },
  }));
  const letters = outbox.letters();
  if (short.length === 0) return letters.toReversed();
  const leftAt = (letter: SentLetter) => letter.leftAt ?? '';
  return [...letters, ...short].sort((one, other) => (leftAt(one) < leftAt(other) ? -1 : 1)).toReversed();
}

function isOf({ to, subject, body, reference }: SentLetter, wanted: string): boolean {
  return [to, subject, body, reference].some((text) => text.includes(wanted));
}

function letterOf(
  language: Language,
  { to, subject, body, reference, leftAt }: SentLetter,
  origin: string,
): Html {
  const t = translator(language);
  return html`<article class="card"><h2>${chinese(language, subject)}</h2>
${pairs([
  leftAt !== undefined && [
    t('寄出时间（北京时间）', 'Left at (Beijing time)'),
    wallTimeOf(leftAt, CALENDAR_ZONE).slice(0, 16).replace('T', ' '),
  ],
  [t('收件人', 'To'), to],
  [t('台账编号', 'Reference in the ledger'), reference],
])}
<p>${body.split('\n').map((line) => html`${isOurs(line, origin) ? html`<a href="${line.trim()}">${line.trim()}</a>` : chinese(language, line)}<br>`)}</p></article>
`;
}

/** Whether a line is an address of this machine. Only such a line becomes a link. */
function isOurs(line: string, origin: string): boolean {
  return line.trim().startsWith(`${origin}/`) && URL.canParse(line.trim());
}
