import { type Call, citation } from '../../domain/call/call.ts';
import { declaringLock, isDeclaringOpen } from '../../domain/call/declaring.ts';
import type { Named } from '../../domain/call/named.ts';
import { declareStepOf, stageNamed } from '../../domain/call/steps.ts';
import { valuesToCheck } from '../../domain/call/to-check.ts';
import type { Locks } from '../../domain/call/windows.ts';
import { admitsAnother, claimFreedBy, claimSaid } from '../../domain/declaration/claim.ts';
import { factsAsked } from '../../domain/eligibility/facts-asked.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import { said } from '../../domain/values/said.ts';
import { askedOf } from '../draft/asked-of.ts';
import { linkButton } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { pairs } from '../html/table.ts';
import { otherCutOffsSaid } from '../parts/other-cut-offs.ts';
import { postsAsked } from '../parts/posts-note.ts';
import { noteBox } from '../parts/problems.ts';
import { deadline } from '../parts/time.ts';
import { clause, listed, named, namedInFull, translator, wording } from '../parts/words.ts';
import { beginForm, type Earlier } from './begin-form.ts';
import { type Row, row } from './cited-row.ts';
import { mayI } from './home-page.ts';
import { narrowed } from './materials-page.ts';
import { stagesTable } from './status/stages.ts';
import { whatFollows } from './what-follows.ts';

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
  /** What a draft may take of an earlier declaration of the reader. */
  readonly earlier?: Earlier | undefined;
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
<div class="p">${wording(language, call.late)} ${clause(language, citation(call.late))}</div>
${toCheck(language, call)}
${whatToDo(values)}
${mayI(language, call)}
${stagesTable({ language, call, locks, at })}
<h2>${t('谁可以申报', 'Who may declare')}</h2>
${pairs(whoMay(language, call))}
<h2>${t('要准备的材料', 'Materials to prepare')}</h2>
<ul>${call.materials.value.map((material) => html`<li>${namedInFull(language, material)}${askedOf(language, call, material)}${narrowed(language, call, material)}</li>`)}</ul>
<div class="p">${clause(language, citation(call.materials))}</div>
<h2>${t('提交之后', 'After you submit')}</h2>
${pairs(whatFollows(language, call))}`;
  return { title: t(title.value, title.en ?? 'Call for declarations'), body, call };
}

/** Names what was taken from another year's call and not compared with the notice yet, so that nobody relies on it unaware. */
function toCheck(language: Language, call: Call): Html | false {
  const places = valuesToCheck(call);
  if (places.length === 0) return false;
  const t = translator(language);
  const says = t(
    `以下 ${places.length} 项沿用往年的通知，尚未与本年的通知核对，请以通知原文为准：`,
    `These ${places.length} values are of an earlier year's call and not compared with this year's notice yet; go by the notice itself:`,
  );
  return noteBox(
    'warning',
    html`<p>${says}</p><ul>${places.map((place) => html`<li><code>${place}</code></li>`)}</ul>`,
  );
}

function whatToDo({ language, at, call, locks, own, seal, hasFile, earlier }: CallPage): Html | false {
  const t = translator(language);
  if (own !== undefined)
    return html`<p>${linkButton({ href: `/declarations/${own}`, label: t('查看我的申报', 'See my declaration') })}</p>`;
  return isDeclaringOpen(call, locks, at) && beginForm(language, call.id, { seal, hasFile, earlier });
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
    ...yearlyRows(language, call),
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

/** Of which levels the call asks for the hours or the assessments of which years. */
function yearlyRows(language: Language, call: Call): Row[] {
  const t = translator(language);
  return factsAsked(call).flatMap(({ fact, years, levels = [], clause: of }): Row[] => {
    if (years === undefined) return [];
    const asked = call.levels.value.filter(({ id }) => levels.includes(id));
    const isOfHours = fact === 'hours';
    const value = html`${listed(language, asked)}${t('：', ': ')}${years.join(t('、', ', '))} ${isOfHours ? t('年的学时', '(hours of each year)') : t('年的考核结果', '(the result of each year)')} ${clause(language, of)}`;
    return [[isOfHours ? t('继续教育', 'Continuing education') : t('年度考核', 'Yearly assessments'), value]];
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
  const comesAgain = call.batches !== undefined || call.steps.some(({ term }) => term !== undefined);
  const lapse = comesAgain && claimFreedBy(call, 'lapse').claim !== undefined;
  return [
    ...ends.flatMap(([standing, each]) => (admitsAnother(call, { standing, run: 1 }) ? [each] : [])),
    ...(lapse ? [said('逾期', 'a lapse')] : []),
  ];
}

function list(language: Language, all: readonly Named[]): Html {
  return html`<ul>${all.map((each) => html`<li>${named(language, each)}</li>`)}</ul>`;
}
