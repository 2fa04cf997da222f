import { noticePolicy } from '../../domain/acts/notice-days.ts';
import { type AtClosing, type Call, citation } from '../../domain/call/call.ts';
import { declaringLock, isDeclaringOpen } from '../../domain/call/declaring.ts';
import type { Named } from '../../domain/call/named.ts';
import { lengthSaid } from '../../domain/call/public-notice.ts';
import { chainOf, declareStepOf, noticeStepOf, stageNamed, stepOf } from '../../domain/call/steps.ts';
import type { Locks } from '../../domain/call/windows.ts';
import { admitsAnother, claimSaid } from '../../domain/declaration/claim.ts';
import { factsAsked } from '../../domain/eligibility/facts-asked.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import { said } from '../../domain/values/said.ts';
import { askedOf } from '../draft/asked-of.ts';
import { linkButton } from '../html/form.ts';
import { type Html, html, type Part } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { pairs } from '../html/table.ts';
import { otherCutOffsSaid } from '../parts/other-cut-offs.ts';
import { postsAsked } from '../parts/posts-note.ts';
import { deadline } from '../parts/time.ts';
import { clause, listed, named, namedInFull, saidIn, translator, wording } from '../parts/words.ts';
import { begin, mayI } from './home-page.ts';
import { stagesTable } from './status/stages.ts';

export interface CallPage {
  readonly language: Language;
  readonly at: Instant;
  readonly call: Call;
  readonly locks: Locks;
  /** The reader's declaration under this call that is not over, if there is one. */
  readonly own: string | undefined;
  /** Seals the form that begins a declaration; undefined for a reader who is not signed in. */
  readonly seal: string | undefined;
  /** Whether the reader has an achievement file, with which a draft may begin. */
  readonly hasFile?: boolean;
}

/** The page of a call: what it asks and when, each value beside its clause. */
export function callPage(values: CallPage): PageContent {
  const { language, at, call, locks } = values;
  const t = translator(language);
  const { title, zone } = call.identity;
  const { stage, closesAt } = declaringLock(call, locks, at);
  const body = html`<p class="crumbs"><a href="/">${t('返回首页', 'Back to the start page')}</a></p>
<h1>${wording(language, title)}</h1>
${deadline({ language, of: named(language, stageNamed(call, stage)), closesAt, at, zone: zone.value })}
<p>${wording(language, call.late)} ${clause(language, citation(call.late))}</p>
${whatToDo(values)}
${mayI(language, call)}
${stagesTable({ language, call, locks, at })}
<h2>${t('谁可以申报', 'Who may declare')}</h2>
${pairs(whoMay(language, call))}
<h2>${t('要准备的材料', 'Materials to prepare')}</h2>
<p>${clause(language, citation(call.materials))}</p>
<ul>${call.materials.value.map((material) => html`<li>${namedInFull(language, material)}${askedOf(language, call, material)}</li>`)}</ul>
<h2>${t('提交之后', 'After you submit')}</h2>
${pairs(whatFollows(language, call))}`;
  return { title: t(title.value, title.en ?? 'Call for declarations'), body };
}

function whatToDo({ language, at, call, locks, own, seal, hasFile }: CallPage): Html | false {
  const t = translator(language);
  if (own !== undefined)
    return html`<p>${linkButton({ href: `/declarations/${own}`, label: t('查看我的申报', 'See my declaration') })}</p>`;
  return isDeclaringOpen(call, locks, at) && begin(language, call.id, { seal, hasFile });
}

interface Cited {
  readonly source?: string | undefined;
  readonly assumed?: string | undefined;
}

type Row = readonly [Part, Part];

function row(language: Language, [zh, en]: readonly [string, string], value: Part, cite: Cited): Row {
  return [translator(language)(zh, en), html`${value} ${clause(language, citation(cite))}`];
}

function whoMay(language: Language, call: Call): Row[] {
  const { scope, professions } = call.identity;
  const { cutOff, claim, insurance } = call;
  const names = (all: readonly Named[]) => listed(language, all);
  return [
    row(language, ['范围', 'Scope'], wording(language, scope), scope),
    row(language, ['专业', 'Professions'], names(professions.value), professions),
    row(language, ['级别', 'Levels'], names(call.levels.value), call.levels),
    row(
      language,
      ['申报途径', 'Eligibility routes'],
      list(language, call.eligibilityRoutes.value),
      call.eligibilityRoutes,
    ),
    row(
      language,
      ['资历计算到', 'Years are counted to'],
      html`${cutOff.value}${otherCutOffsSaid(language, call)}`,
      cutOff,
    ),
    ...hoursRows(language, call),
    ...(insurance
      ? [row(language, ['社会保险', 'Insurance'], list(language, insurance.value), insurance)]
      : []),
    ...postRows(language, call),
    row(language, ['次数', 'How often'], howOften(language, call), claim),
  ];
}

function postRows(language: Language, call: Call): Row[] {
  const asked = postsAsked(language, call);
  if (!asked || !call.postQuota) return [];
  const { allows, askedAt } = call.postQuota;
  const value = html`${asked} ${clause(language, citation(allows))}`;
  return [row(language, ['核定岗位', 'Approved posts'], value, askedAt)];
}

/** Of which levels the call asks for the hours of which years. */
function hoursRows(language: Language, call: Call): Row[] {
  const t = translator(language);
  return factsAsked(call).flatMap(({ years, levels = [], clause: of }): Row[] => {
    if (years === undefined) return [];
    const asked = call.levels.value.filter(({ id }) => levels.includes(id));
    const value = html`${listed(language, asked)}${t('：', ': ')}${years.join(t('、', ', '))} ${t('年的学时', '(hours of each year)')} ${clause(language, of)}`;
    return [[t('继续教育', 'Continuing education'), value]];
  });
}

/** Says how often one may declare, and after what another declaration may be begun while declaring is open. */
function howOften(language: Language, call: Call): Html {
  const t = translator(language);
  const stage = named(language, declareStepOf(call));
  const { zh, en } = claimSaid(call);
  const once = t(`${zh}只能有一份申报`, `One declaration ${en}`);
  const ends = againAfter(call);
  if (ends.length === 0)
    return html`${once}${t('；提交之后不能重新申报', '; none can be begun anew after it was submitted')}`;
  const after = t(ends.map((each) => each.zh).join('或'), ends.map((each) => each.en).join(' or '));
  return html`${once}${t(`；${after}之后，在“`, `; after ${after} another one may be begun before “`)}${stage}${t('”截止前可以重新申报', '” closes')}`;
}

/** The ends after which the account may begin another declaration. */
function againAfter(call: Call): Said[] {
  const ends = [
    ['refused', said('不予推荐', 'a refusal')],
    ['withdrawn', said('撤回', 'a withdrawal')],
  ] as const;
  return ends.flatMap(([standing, each]) => (admitsAnother(call, { standing, run: 1 }) ? [each] : []));
}

function list(language: Language, all: readonly Named[]): Html {
  return html`<ul>${all.map((each) => html`<li>${namedInFull(language, each)}</li>`)}</ul>`;
}

function whatFollows(language: Language, call: Call): Row[] {
  const { committee, materialsTo, contact } = call.identity;
  const duties = chainOf(call)
    .filter(({ closes }) => closes)
    .map(
      (stage) =>
        [
          namedInFull(language, stage),
          html`${wording(language, stage.duty)} ${clause(language, citation(stage.duty))}`,
        ] as const,
    );
  return [
    ...duties,
    ...noticeRows(language, call),
    ...endRows(language, call),
    ...papersRows(language, call),
    row(language, ['各单位的报送路径', 'Bodies by employer'], routes(language, call), call.routes),
    row(language, ['评审委员会', 'Review committee'], wording(language, committee), committee),
    row(language, ['纸质材料报送', 'Papers go to'], wording(language, materialsTo), materialsTo),
    row(language, ['联系', 'Contact'], wording(language, contact), contact),
  ];
}

const ENDS_SAID: Readonly<Record<AtClosing, Said>> = {
  lapse: said('按逾期处理', 'lapses'),
  refuse: said('按不予推荐处理', 'is refused'),
  abandon: said('视为放弃', 'counts as abandoned'),
  'carry-forward': said(
    '未提交的草稿自动转入下一批，最后一批的按逾期处理',
    'goes into the next batch while it is a draft, and lapses after the last',
  ),
};

/** What becomes of what is unfinished at the closing of each step that says so. */
function endRows(language: Language, call: Call): Row[] {
  return call.steps.flatMap(({ name, en = name, atClosing }) => {
    if (!atClosing) return [];
    const label = [`${name}，到截止未办结的`, `${en}: what is unfinished at its closing`] as const;
    return [row(language, label, saidIn(language, ENDS_SAID[atClosing.value]), atClosing)];
  });
}

/** Whether papers count after a return, where the call asks for any. */
function papersRows(language: Language, call: Call): Row[] {
  if (!call.steps.some(({ kind }) => kind === 'hand-in')) return [];
  const counts = call.papersAfterReturn.value === 'count';
  const says = counts
    ? said('仍然有效', 'they still count')
    : said('重新提交后须再交一次', 'they are handed in again');
  const label = ['退回补正之前已收到的材料', 'Papers that came before a return'] as const;
  return [row(language, label, saidIn(language, says), call.papersAfterReturn)];
}

function routes(language: Language, call: Call): Html {
  const t = translator(language);
  const none = t('由单位直接报评委会', 'straight to the review committee');
  return html`<ul>${call.routes.value.map((route) => {
    const through = route.bodies.map((body, index) => [
      index > 0 && ' → ',
      named(language, body),
      html`<span class="soft">${t('（', ' (')}${named(language, stepOf(call, body.step))}${t('）', ')')}</span>`,
    ]);
    return html`<li>${namedInFull(language, route)}${t('：', ': ')}${through.length === 0 ? none : through}</li>`;
  })}</ul>`;
}

function noticeRows(language: Language, call: Call): Row[] {
  const t = translator(language);
  const rules = noticeStepOf(call)?.publicNotice;
  if (!rules) return [];
  const { days, earliestResult } = rules;
  const length = saidIn(language, lengthSaid(noticePolicy({ call })));
  return [
    row(language, ['公示', 'Public notice'], html`${t('不少于', 'At least ')}${length}`, days),
    row(
      language,
      ['公示结果', 'Its result'],
      earliestResult.value === 'day-after'
        ? t('公示期满的次日起由单位登记', 'Recorded by the employer from the day after its last day')
        : t('公示最后一天起由单位登记', 'Recorded by the employer from its last day'),
      earliestResult,
    ),
  ];
}
