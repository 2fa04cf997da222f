import { daysOfNotice } from '../../../domain/acts/notice-days.ts';
import { citation } from '../../../domain/call/call.ts';
import { noticeRulesOf } from '../../../domain/call/steps.ts';
import { bodyInTurn } from '../../../domain/declaration/at-desk.ts';
import type { PublicNotice } from '../../../domain/declaration/notice.ts';
import { objectionsHere } from '../../../domain/declaration/notices.ts';
import { sayUnarranged } from '../../../domain/reminders/ladder/unarranged.ts';
import type { Day } from '../../../domain/values/instant.ts';
import { type Html, html } from '../../html/html.ts';
import { dayNamed } from '../../parts/counted-days.ts';
import { noteBox } from '../../parts/problems.ts';
import { clause, saidIn, translator } from '../../parts/words.ts';
import { actForm, type Forms, textAreaOf } from './act-form.ts';

/** The form that records the notice's result and the employer's opinion, open from its first allowed day. */
export function resultForm(forms: Forms, notice: PublicNotice, today: Day): Html {
  const { language, subject } = forms;
  const t = translator(language);
  const { earliestResult } = noticeRulesOf(subject.call, notice.step);
  const days = daysOfNotice(subject, notice);
  if (!days.ok)
    return html`<h2 id="result">${t('公示结果', 'Result of the public notice')}</h2>
<p>${saidIn(language, sayUnarranged(days.refusal.year))}</p>`;
  const { resultFrom } = days.value;
  return html`<h2 id="result">${t('公示结果', 'Result of the public notice')}</h2>
<div class="p">${t('最早可以登记结果：', 'The result can be recorded from ')}<strong class="large">${dayNamed(language, resultFrom)}</strong> ${clause(language, citation(earliestResult))}</div>
${
  today < resultFrom
    ? html`<p>${t('公示期还没有满，现在不能登记结果；到时请再打开链接。', 'The notice still runs: the result cannot be recorded yet. Open the link again then.')}</p>`
    : recording(forms)
}`;
}

function recording(forms: Forms): Html {
  const t = translator(forms.language);
  if (openObjections(forms) > 0)
    return noteBox(
      'warning',
      html`<p>${t('还有异议没有登记处理情况，登记后才能登记结果。', 'An objection has no handling yet; record that first.')} <a href="#objections">${t('去处理', 'Go there')}</a></p>`,
    );
  return html`<p>${t('登记“公示无异议或异议已处理”，并推荐：', 'Records that no objection stands, and recommends:')}</p>
${actForm(forms, 'result', {
  fields: textAreaOf(forms, 'result', 'opinion', {
    label: bodyInTurn(forms.subject.declaration)
      ? t('部门推荐意见', 'Your opinion')
      : t('用人单位推荐意见', 'The employer’s opinion'),
  }),
  submit: { label: t('登记结果并推荐', 'Record the result and recommend') },
})}`;
}

export function openObjections({ subject }: Pick<Forms, 'subject'>): number {
  return objectionsHere(subject.declaration).filter(({ handling }) => handling === undefined).length;
}

/** The form for a notice that was taken down, damaged or wrong. It is then posted again and counted anew. */
export function interruptionForm(forms: Forms): Html {
  const { language, subject, attempt } = forms;
  const t = translator(language);
  const { days } = noticeRulesOf(subject.call, subject.declaration.step);
  return html`<h2 id="interruption">${t('公示中断', 'Interruption')}</h2>
<details${attempt?.act === 'interruption' && html` open`}><summary>${t('公示被撤下或内容有误，须重新张贴', 'It was taken down or is wrong, and must be posted again')}</summary>
<div class="p">${t('中断后须重新张贴，公示期从头计算。', 'It is posted again and counted anew.')} ${clause(language, citation(days))}</div>
${actForm(forms, 'interruption', {
  fields: textAreaOf(forms, 'interruption', 'reason', { label: t('中断的原因', 'Why it was interrupted') }),
  submit: { label: t('登记中断', 'Record the interruption'), kind: 'warning' },
})}</details>`;
}
