import type { Call } from '../../domain/call/call.ts';
import { handedOverAt } from '../../domain/declaration/at-desk.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { table } from '../html/table.ts';
import { noteBox } from '../parts/problems.ts';
import { zoneName } from '../parts/time.ts';
import { chinese, translator, wording } from '../parts/words.ts';
import { applicantCell, caseRow } from './desk-rows.ts';
import { type DeskPlace, deskPagePath, notForMePath } from './paths.ts';
import { sayAsked } from './turn.ts';

export interface DeskPage {
  readonly language: Language;
  readonly at: Instant;
  readonly call: Call;
  /** The address of this page. */
  readonly desk: string;
  /** The registered name of the employer or body. */
  readonly name: string;
  readonly isSuperior: boolean;
  /** The instant until which this link opens, by the present closings. */
  readonly opensUntil: Instant;
  /** The list and the place in it that this page shows. */
  readonly place: DeskPlace;
  /** The waiting declarations of this page, most urgent first. */
  readonly cases: readonly Case[];
  /** The number of declarations that wait here, as the acts have counted it. */
  readonly total: number;
  /** The declarations that waited here for too long and are with the superior now, as many as this page lists. */
  readonly handed: readonly Case[];
  readonly handedInAll: number;
  /** The list of what was handed over has more than this page shows beside its own list. */
  readonly hasMoreHanded: boolean;
  /** The places before and after which the list of this page goes on, where it does. */
  readonly turns: { readonly before?: string; readonly after?: string };
}

/** The page of everything that waits at one desk under one call. */
export function deskPage(values: DeskPage): PageContent {
  const { language, call, desk, name, isSuperior, opensUntil, cases } = values;
  const t = translator(language);
  const zone = call.identity.zone.value;
  const title = t('待办的申报', 'Declarations that wait for you');
  const body = html`<h1>${title}</h1>
<p>${chinese(language, name)}${isSuperior && t('（主管）', ' (superior)')}</p>
<p>${wording(language, call.identity.title)}</p>
${noteOf(values)}
${cases.length > 0 && caseTable(values)}
${values.handed.length > 0 && handedTable(values)}
${values.hasMoreHanded && html`<p><a href="${deskPagePath(desk, { isHanded: true })}">${t('已转主管的全部申报', 'All that were handed to the superior')}</a></p>`}
${otherPages(values)}
<p class="soft">${t(`此链接 ${sayInstant(opensUntil, zone, false)} 前有效，凭它即可办理，请勿转发。`, `This link opens until ${sayInstant(opensUntil, zone, false)}. Whoever has it can decide: do not pass it on.`)}</p>
<p><a href="${notForMePath(desk)}">${t('这不是发给我的', 'This is not for me')}</a></p>`;
  return { title, body, call };
}

/** Says why a page lists nothing: nothing is there, or what stood at this place was decided meanwhile. */
function noteOf(values: DeskPage): Html | false {
  const { language, place, cases, handed, turns } = values;
  const t = translator(language);
  if (place.isHanded ? handed.length > 0 : cases.length > 0) return false;
  const isFirst = place.from === undefined && turns.after === undefined;
  if (isFirst && !place.isHanded) return noteBox('info', html`<p>${nothingWaits(values)}</p>`);
  return noteBox(
    'info',
    html`<p>${t('这里的申报都已办理或转走。', 'What stood here was decided or has moved on.')}</p>`,
  );
}

function nothingWaits({ language, handedInAll: handed }: DeskPage): string {
  const t = translator(language);
  return handed === 0
    ? t('现在没有需要您办理的申报；有新的会发信通知。', 'Nothing waits for you now; you will be written to.')
    : t(
        `现在没有需要您办理的申报；${handed} 份久未办理，已转您的主管。`,
        `Nothing waits for you now; ${handed} that waited too long are with your superior.`,
      );
}

/**
 * A table of declarations that went to the superior: the role they are with, and since when. This desk can do
 * nothing about them.
 */
function handedTable({ language, at, call, desk, handed, handedInAll }: DeskPage): Html {
  const t = translator(language);
  return table({
    caption: t(
      `${handedInAll} 份久未办理，已转主管`,
      `${handedInAll} that waited too long, handed to the superior`,
    ),
    head: [
      t('申报人', 'Applicant'),
      t('待办事项', 'What waits'),
      t('转给', 'Handed to'),
      t('转办时间', 'Since'),
    ],
    rows: handed.map((subject) => [
      applicantCell(language, desk, subject),
      sayAsked(subject, at)?.[language],
      t('您的主管', 'your superior'),
      sayInstant(
        handedOverAt(subject.declaration) ?? subject.declaration.enteredAt,
        call.identity.zone.value,
        true,
      ),
    ]),
  });
}

function caseTable(values: DeskPage): Html {
  const { language, call, cases, total } = values;
  const t = translator(language);
  const zone = zoneName(language, call.identity.zone.value);
  return table({
    caption: t(
      `${total} 份，最急的在前（${zone}）${values.place.from ? '，接前页' : ''}`,
      `${total} waiting, the most urgent first (${zone})${values.place.from ? ', continued' : ''}`,
    ),
    head: [
      t('申报人', 'Applicant'),
      t('级别', 'Level'),
      t('请您办理', 'Asked of you'),
      t('等待起始', 'Since'),
      t('最迟', 'By'),
    ],
    rows: cases.map((subject) => caseRow(values, subject)),
  });
}

/**
 * Links to the pages before and after this one, and to the first. They name places and no numbers, since cases come and go
 * while somebody turns pages.
 */
function otherPages({ language, desk, place, turns }: DeskPage): Html | false {
  const t = translator(language);
  const { isHanded, from } = place;
  const to = (other: DeskPlace, text: string) => html`<a href="${deskPagePath(desk, other)}">${text}</a> `;
  const links = [
    isHanded && to({ isHanded: false }, t('待办的申报', 'What waits for you')),
    from && to({ isHanded }, t('最前一页', 'First page')),
    turns.before && to({ isHanded, from: { before: turns.before } }, t('上一页', 'Previous page')),
    turns.after && to({ isHanded, from: { after: turns.after } }, t('下一页', 'Next page')),
  ].filter(Boolean);
  return (
    links.length > 0 && html`<nav aria-label="${t('分页', 'Pages')}"><p class="crumbs">${links}</p></nav>`
  );
}
