import { closingOfWait } from '../../../domain/acts/guard.ts';
import type { Named } from '../../../domain/call/named.ts';
import { bodyInTurn, isAtEmployer } from '../../../domain/declaration/at-desk.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { RouteStep } from '../../../domain/declaration/declaration.ts';
import { mayMove, type Standing } from '../../../domain/declaration/moves.ts';
import { noticesOf } from '../../../domain/declaration/notices.ts';
import { isAbsence } from '../../../domain/declaration/what-is-missing.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Language, Said } from '../../../domain/values/said.ts';
import type { Refusal } from '../../../domain/values/verdict.ts';
import { sayInstant } from '../../../domain/wording/say-facts.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { linkButton } from '../../html/form.ts';
import { type Html, html } from '../../html/html.ts';
import type { PageContent } from '../../html/page-content.ts';
import { pairs } from '../../html/table.ts';
import { waitsForYear } from '../../parts/calendar-notes.ts';
import { deadlineOf } from '../../parts/case-deadline.ts';
import { noticeDays } from '../../parts/notice-days.ts';
import { noteBox } from '../../parts/problems.ts';
import { type SanctionShown, sanctionNote } from '../../parts/sanction-note.ts';
import { closing } from '../../parts/time.ts';
import { cannotFinishNote, submitByNote } from '../../parts/too-late-note.ts';
import { basis, chinese, saidIn, standingName, translator, wording } from '../../parts/words.ts';
import { beginForm } from '../begin-form.ts';
import { pathOf } from '../paths.ts';
import { doneSaid, type JustDone } from './just-done.ts';
import { nextStep } from './next-step.ts';
import {
  carriedNote,
  objectionList,
  papersTo,
  returnedNote,
  returnsLeft,
  toConfirm,
} from './status-parts.ts';
import { stepsList } from './steps.ts';
import { type TimelineEvent, timelineList } from './timeline-list.ts';

export interface StatusPage {
  readonly language: Language;
  readonly at: Instant;
  readonly subject: Case;
  readonly employerName: string | undefined;
  readonly route: readonly RouteStep[];
  readonly endedFrom: Standing | undefined;
  /** The entries, newest first. */
  readonly timeline: readonly TimelineEvent[];
  /** The number of earlier entries that the page does not hold. */
  readonly earlier?: number;
  /** The explanation of the present standing. */
  readonly why: readonly Said[];
  /** The reason why nothing can be edited or submitted now, although the standing would allow it. */
  readonly closed: Refusal | undefined;
  /** The defects of a submission now; undefined where nothing is to be submitted. */
  readonly missing: readonly Defect[] | undefined;
  readonly done: JustDone | undefined;
  /** The batch into which the draft went by itself, when an earlier one closed; undefined for any other. */
  readonly carriedInto: Named | undefined;
  /** The entries of the register of sanctions that bar the applicant; empty before the employer confirmed who it is. */
  readonly barred: readonly SanctionShown[];
  /** Seals the form that begins another declaration, if that is possible. */
  readonly beginSeal: string | undefined;
}

/** The page of a declaration: where it stands, whose turn it is and by when, and everything that happened. */
export function statusPage(values: StatusPage): PageContent {
  const { language, at, subject, done, endedFrom, route } = values;
  const { declaration, call } = subject;
  const t = translator(language);
  const title = `${t('申报', 'Declaration')} ${declaration.id}`;
  const body = html`<p class="crumbs"><a href="/">${t('返回首页', 'Back to the start page')}</a></p>
${done !== undefined && noteBox('done', html`<p><strong>${doneSaid(language, done)}</strong></p>`)}
<h1>${title}</h1>
<p><a href="/calls/${call.id}">${wording(language, call.identity.title)}</a></p>
${deadlineOf(language, subject, at)}
<p class="standing">${standingName(declaration)[language]}</p>
<p>${nextStep(declaration)[language]}</p>
${carriedNote(language, call, values.carriedInto)}
${values.closed !== undefined && closedNote(values, values.closed)}
${returnedNote(language, subject)}
${sanctionNote(language, 'own', values.barred)}
${buttons(values)}
${toConfirm(language, subject)}
${papersTo(language, subject)}
${turn(values)}
<h2>${t('办理步骤', 'The steps')}</h2>
${stepsList({ language, call: subject.call, declaration, route, endedFrom })}
${returnsLeft(language, subject)}
${noticesOf(declaration).map((notice) => noticeDays(language, subject, notice))}
${objectionList(language, subject)}
${reasons(values)}
${timelineList(language, call.identity.zone.value, values.timeline, values.earlier ?? 0)}`;
  return { title, body, call };
}

function closedNote({ language, subject }: StatusPage, refusal: Refusal): Html {
  const sentence = saidIn(language, sayRefusal(refusal, subject.call.identity.zone.value));
  const t = translator(language);
  const booking =
    subject.declaration.bookedFor !== undefined &&
    html` <a href="${pathOf(subject.declaration)}/submit">${t('查看或取消预约', 'See or cancel the booking')}</a>`;
  return noteBox(
    'warning',
    html`<div class="p">${sentence} ${basis(language, refusal.clause)}${booking}</div>`,
  );
}

function buttons({ language, subject, closed, missing, beginSeal }: StatusPage): Html {
  const t = translator(language);
  const { declaration } = subject;
  const path = pathOf(declaration);
  const mayEdit = mayMove(declaration.standing, 'change') && closed === undefined;
  return html`${mayEdit && html`<p>${toDo(language, path, declaration.standing, missing ?? [])}</p>`}
<p class="links">${!mayEdit && html`<a href="${path}/draft">${t('查看所填内容', 'See what you filled in')}</a> <a href="${path}/materials">${t('查看材料', 'See your files')}</a>`}
${mayMove(declaration.standing, 'correct-contact') && html`<a href="${path}/contact">${t('更正联系方式', 'Change your contact details')}</a> `}${mayMove(declaration.standing, 'withdraw') && html`<a href="${path}/withdraw">${t('撤回申报', 'Withdraw this declaration')}</a>`}</p>
${beginSeal !== undefined && beginForm(language, declaration.call, { seal: beginSeal })}`;
}

/** The links to draft, files and submission; the next step stands out. */
function toDo(language: Language, path: string, standing: Standing, missing: readonly Defect[]): Html {
  const t = translator(language);
  const isCorrection = standing === 'returned';
  const isComplete = missing.length === 0;
  const isNext = isComplete && !isCorrection;
  const submit = isCorrection ? t('重新提交', 'Submit again') : t('提交', 'Submit');
  const label = isComplete ? submit : seeMissing(language, missing);
  return html`${linkButton({ href: `${path}/draft`, label: t('填写', 'Fill in'), kind: isNext ? 'second' : 'main' })}
${linkButton({ href: `${path}/materials`, label: t('上传材料', 'Upload your files'), kind: 'second' })}
${linkButton({ href: `${path}/submit`, label, kind: isNext ? 'main' : 'second' })}`;
}

/** Labels the link to what is missing, and says if something is wrong besides. */
function seeMissing(language: Language, missing: readonly Defect[]): string {
  const t = translator(language);
  const { length } = missing;
  return missing.every(isAbsence)
    ? t(`看还缺什么（${length} 项）`, `See what is missing (${length})`)
    : t(`看还缺什么、哪里有误（${length} 项）`, `See what is missing or wrong (${length})`);
}

function turn({ language, at, subject, employerName }: StatusPage): Html {
  const t = translator(language);
  const { declaration, call } = subject;
  const closesAt = closingOfWait(subject);
  const employer = employerName ?? declaration.draft.employer;
  const zone = call.identity.zone.value;
  return html`${pairs([
    [t('当前办理', 'Now with'), whose(language, subject, employer)],
    closesAt !== undefined && [t('最迟', 'By'), closing(language, closesAt, at, zone)],
    employer !== undefined && [t('用人单位', 'Employer'), chinese(language, employer)],
    declaration.submittedAt !== undefined && [
      t('提交时间', 'Submitted'),
      sayInstant(declaration.submittedAt, zone, true),
    ],
  ])}
${waitsForYear(language, subject)}
${isWithApplicant(subject) ? submitByNote(language, subject, at) : cannotFinishNote(language, subject, at)}`;
}

function isWithApplicant({ declaration }: Case): boolean {
  return declaration.standing === 'draft' || declaration.standing === 'returned';
}

function whose(language: Language, { declaration }: Case, employer: string | undefined): Html {
  const t = translator(language);
  const { standing, desk } = declaration;
  if (standing === 'draft' || standing === 'returned') return html`<strong>${t('您本人', 'You')}</strong>`;
  const superior = desk === 'superior' ? t('（已转其主管）', ' (handed to the superior)') : '';
  const body = bodyInTurn(declaration);
  if (standing === 'unpaid')
    return html`<strong>${t('您本人：缴费', 'You: pay')}</strong>${body && confirmedBy(language, body.name)}`;
  if (standing === 'paper-due')
    return html`<strong>${t('您本人：交材料', 'You: hand in papers')}</strong>${body && confirmedBy(language, body.name)}`;
  if (body) return html`${chinese(language, body.name)}${superior}`;
  if (isAtEmployer(declaration))
    return html`${employer !== undefined && chinese(language, employer)}${superior}`;
  if (standing === 'recommended')
    return html`<strong>${t('您本人：报送纸质材料', 'You: hand in the papers')}</strong>`;
  return html`${t('已结束', 'Nobody: it has ended')}`;
}

function confirmedBy(language: Language, body: string): Html {
  const t = translator(language);
  return html`${t('（由', ' (confirmed by ')}${chinese(language, body)}${t('确认）', ')')}`;
}

function reasons({ language, why }: StatusPage): Html | false {
  const t = translator(language);
  return (
    why.length > 0 &&
    html`<details><summary>${t('为什么是这个状态', 'Why it stands here')}</summary>
${why.map((each) => html`<p>${saidIn(language, each)}</p>`)}</details>`
  );
}
