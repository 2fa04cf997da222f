import type { PostingOutlook } from '../../../domain/acts/reviewer/posting-outlook.ts';
import { citation } from '../../../domain/call/call.ts';
import { noticeRulesOf } from '../../../domain/call/steps.ts';
import { isProvisional } from '../../../domain/time/calendar.ts';
import type { Because } from '../../../domain/values/because.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { Day } from '../../../domain/values/instant.ts';
import type { ReviewerVerdict } from '../../../domain/values/verdict.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayDefectAtField } from '../../../domain/wording/say-defect.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { checkbox, dayField } from '../../html/field.ts';
import { button } from '../../html/form.ts';
import { type Html, html } from '../../html/html.ts';
import { provisionalNote, waitsForYear } from '../../parts/calendar-notes.ts';
import { countedDays, dayNamed } from '../../parts/counted-days.ts';
import { noteBox } from '../../parts/problems.ts';
import { clause, saidIn, translator, wording } from '../../parts/words.ts';
import { actPath } from '../paths.ts';
import { actForm, type Forms, fieldId, fieldOf, lineOf } from './act-form.ts';

export interface PostingChoice {
  /** The last day on which a posting still ends in time; undefined where it cannot be counted. */
  readonly lastFeasible: Day | undefined;
  /** The last day on which a result can be recorded. */
  readonly latest: Day;
  /** The outlook of posting on the day that was asked about, or today. */
  readonly outlook: ReviewerVerdict<PostingOutlook>;
  /** The day that was asked about, as typed. */
  readonly asked: string | undefined;
  /** The defect of a typed day that is none. */
  readonly wrongDay?: Defect | undefined;
}

/**
 * The form of the posting: the last day to post in large type, the count for one posting day, and the posting
 * itself.
 */
export function postingForm(forms: Forms, choice: PostingChoice): Html {
  const t = translator(forms.language);
  return html`<h2 id="posting">${t('张贴公示', 'Posting the public notice')}</h2>
${lastDay(forms, choice)}
${counted(forms, choice.outlook)}
<h3>${t('登记张贴', 'Record the posting')}</h3>
${actForm(forms, 'posting', {
  fields: fieldsOf(forms, choice),
  submit: { label: t('登记张贴', 'Record the posting') },
  asks: counting(forms, choice),
})}`;
}

function lastDay({ language, subject }: Forms, { lastFeasible, latest, outlook }: PostingChoice): Html {
  const t = translator(language);
  const { calendar } = subject;
  if (lastFeasible === undefined)
    return html`<p>${t('最后可行的张贴日暂时无法计算。', 'The last day to post cannot be counted.')}</p>
${waitsForYear(language, subject)}`;
  const isPast = outlook.ok && outlook.value.today > lastFeasible;
  return html`<p>${t('最迟须在这一天张贴，公示才来得及期满：', 'Post it by this day, or it cannot end in time:')}</p>
<p class="standing">${dayNamed(language, lastFeasible)}</p>
${isProvisional(calendar, lastFeasible, latest) && provisionalNote(language, calendar)}
${isPast && noteBox('warning', html`<p>${t('这一天已经过去：现在张贴，除非截止时间延后，申报将按逾期处理。有特殊情况的，请向人社部门说明并申请。', 'It has passed: posted now, the declaration will lapse unless the deadline moves. For a special reason, ask the HR bureau.')}</p>`)}`;
}

/**
 * Asks for the count of another day. It is a button of the posting's own form, so the typed texts come along and
 * stand there again. It changes nothing.
 */
function counting(forms: Forms, { asked, wrongDay }: PostingChoice): Html {
  const { language, subject, desk } = forms;
  const t = translator(language);
  const error = wrongDay && sayDefectAtField(wrongDay)[language];
  const action = `${actPath(desk, subject.declaration.id, 'posting')}#posting`;
  return html`<h3>${t('只计算，不登记', 'Count only, record nothing')}</h3>
${dayField({ language, name: 'countFor', id: 'count-postedOn', label: t('按其他日期计算', 'Count for another day'), value: asked ?? '', error })}
${button({ label: t('计算', 'Count'), kind: 'second', name: 'count', value: 'yes', action })}`;
}

function counted({ language, subject }: Forms, outlook: ReviewerVerdict<PostingOutlook>): Html {
  const t = translator(language);
  const zone = subject.call.identity.zone.value;
  if (!outlook.ok)
    return html`<p>${saidIn(language, sayRefusal(outlook.refusal, zone, REVIEWER_REFUSALS))}</p>`;
  const { postedOn, today, period, latest, latestSaid, isInTime } = outlook.value;
  const { calendar } = subject;
  const { earliestResult } = noticeRulesOf(subject.call, subject.declaration.step);
  const day = dayNamed(language, postedOn);
  return html`<h3>${postedOn === today ? t(`如果今天（${postedOn}）张贴`, `Posted today (${postedOn})`) : t(`如果 ${day} 张贴`, `Posted on ${day}`)}</h3>
<div class="p">${t('公示最后一天：', 'Last day of the notice: ')}<strong>${dayNamed(language, period.lastDay)}</strong>${t('；', '; ')}${t('最早可以登记结果：', 'the result can be recorded from ')}<strong>${dayNamed(language, period.resultFrom)}</strong> ${clause(language, citation(earliestResult))}</div>
<p>${t('结果最迟须登记：', 'The result must be recorded by ')}<strong>${dayNamed(language, latest)}${latestSaid.slice(latest.length)}</strong>${isInTime ? t('，来得及。', ': in time.') : t('，来不及。', ': too late.')}</p>
${postedOn > today && html`<p class="hint">${t('这一天还没有到，到那天张贴后才能登记。', 'This day is still to come; the posting can be recorded once it is there.')}</p>`}
${countedDays(language, subject, subject.declaration.step ?? '', period)}
${isProvisional(calendar, postedOn, period.resultFrom) && provisionalNote(language, calendar)}`;
}

function fieldsOf(forms: Forms, choice: PostingChoice): Html {
  const { language, subject, attempt } = forms;
  const t = translator(language);
  const { outlook } = choice;
  const { backdateDays } = noticeRulesOf(subject.call, subject.declaration.step);
  const field = fieldOf(forms, 'posting', 'postedOn', {
    hint: html`${t(`最早可以补登 ${backdateDays.value} 天前的张贴。`, `At most ${backdateDays.value} days back.`)} ${clause(language, citation(backdateDays))}`,
  });
  const shown = attempt?.act !== 'posting' && outlook.ok ? outlook.value.today : field.value;
  return html`${dayField({ ...field, value: shown })}
${lineOf(forms, 'posting', 'place', { hint: t('如：单位一楼公告栏', 'Such as: notice board on the ground floor') })}
${confirmation(forms, choice)}`;
}

const TOO_LATE: readonly (Because | undefined)[] = ['cannot-finish-in-time', 'cannot-finish-before-year'];

/** Asks to confirm a posting that cannot finish in time. */
function confirmation(forms: Forms, { outlook, asked }: PostingChoice): Html | false {
  const { language, attempt, subject } = forms;
  const t = translator(language);
  const refused = attempt?.act === 'posting' && TOO_LATE.includes(attempt.refusal?.because);
  const isOfThatDay = attempt?.act !== 'posting' || attempt.typed.postedOn === asked;
  const shownLate = isOfThatDay && outlook.ok && !outlook.value.isInTime;
  const wasAsked = attempt?.act === 'posting' && attempt.typed.confirmed === 'yes';
  if (!refused && !shownLate && !wasAsked) return false;
  return noteBox(
    'warning',
    html`<div class="p">${wording(language, subject.call.late)} ${clause(language, citation(subject.call.late))}</div>
${checkbox({
  language,
  name: 'confirmed',
  id: fieldId('posting', 'confirmed'),
  label: t(
    '我知道这次张贴来不及在截止前期满，仍要张贴',
    'I know that this posting cannot finish in time, and post it all the same',
  ),
  checked: wasAsked,
  error: refused
    ? t('来不及期满；仍要张贴请勾选。', 'It cannot finish in time; tick this to post all the same.')
    : undefined,
})}`,
  );
}
