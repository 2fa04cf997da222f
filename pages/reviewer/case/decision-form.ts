import type { ReturnTerms } from '../../../domain/acts/reviewer/may-return.ts';
import { citation } from '../../../domain/call/call.ts';
import { confirmedAfterReturn } from '../../../domain/declaration/confirmation.ts';
import { hasEndedNotice } from '../../../domain/declaration/notices.ts';
import { nextOf } from '../../../domain/declaration/way.ts';
import type { ReviewerVerdict } from '../../../domain/values/verdict.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { sayInstant } from '../../../domain/wording/say-facts.ts';
import { sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { checkbox, type Option, radioField } from '../../html/field.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { noteBox } from '../../parts/problems.ts';
import { basis, chinese, clause, saidIn, translator } from '../../parts/words.ts';
import { actForm, type Forms, fieldOf, textAreaOf } from './act-form.ts';
import type { CaseJudged } from './judged.ts';
import { otherwiseFields } from './otherwise-fields.ts';
import { scoreOtherwiseFields } from './score-fields.ts';

/** The form of a decision: support, return for correction or refuse, each with what it needs. */
export function decisionForm(
  forms: Forms,
  returning: ReviewerVerdict<ReturnTerms>,
  judged?: CaseJudged,
): Html {
  const { language } = forms;
  const t = translator(language);
  const fields = [
    returnNote(forms, returning),
    radioField({
      ...fieldOf(forms, 'decision', 'decision', { label: t('您的决定', 'Your decision') }),
      options: choices(forms, returning.ok),
    }),
    textAreaOf(forms, 'decision', 'opinion', {
      optional: true,
      label: t('同意时：审核意见', 'To support: your opinion'),
    }),
    returning.ok &&
      textAreaOf(forms, 'decision', 'defects', {
        label: t('退回时：需要补正的全部内容', 'To return: everything to correct'),
        hint: t(
          '每行一条，一次写全；申报人按此逐条补正。',
          'One a line, all of them at once; the applicant corrects each.',
        ),
      }),
    textAreaOf(forms, 'decision', 'reason', { label: t('不予推荐时：理由', 'To refuse: the reason') }),
    confirmation(forms),
    judged && otherwiseFields(forms, judged),
    scoreOtherwiseFields(forms),
  ];
  return html`<h2 id="decision">${t('审核', 'Your review')}</h2>
${actForm(forms, 'decision', { fields, submit: { label: t('确定', 'Decide') } })}`;
}

/** Asks to confirm a refusal. It ends the declaration for good, and the choice alone could be a slip. */
function confirmation(forms: Forms): Html {
  const t = translator(forms.language);
  const { value, ...field } = fieldOf(forms, 'decision', 'confirmed', {
    label: t(
      '不予推荐时：我知道本次申报到此结束，不能恢复',
      'To refuse: I know that the declaration ends for good',
    ),
  });
  return checkbox({ ...field, checked: value === 'yes' });
}

function choices(forms: Forms, mayReturn: boolean): Option[] {
  const t = translator(forms.language);
  const returned = {
    value: 'return',
    label: t('退回申报人补正', 'Return to the applicant for correction'),
  };
  const refusal = {
    value: 'refuse',
    label: t('不予推荐', 'Refuse'),
    hint: t('本次申报到此结束，不能恢复。', 'The declaration ends for good.'),
  };
  return [{ value: 'support', label: supporting(forms) }, ...(mayReturn ? [returned] : []), refusal];
}

/**
 * Names the support by what follows: the public notice, or the next body if a notice that has ended still counts.
 */
function supporting({ language, subject }: Forms): Part {
  const t = translator(language);
  const { standing, route } = subject.declaration;
  const { to, at } = nextOf(subject.call, subject.declaration);
  const body = at.bodyIndex === undefined ? undefined : route[at.bodyIndex];
  if (to === 'supported')
    return body
      ? html`${t('同意，接下来公示：', 'Support; the public notice comes next: ')}${chinese(language, body.name)}`
      : t('同意，接下来在本单位公示', 'Support; the public notice comes next');
  const next =
    to === 'recommended'
      ? t('评审委员会', 'the review committee')
      : html`${body && chinese(language, body.name)}`;
  if (to === 'unpaid') return t('同意，接下来由申报人缴费', 'Support; the applicant pays next');
  if (to === 'paper-due')
    return t('同意，接下来由申报人交材料', 'Support; the applicant hands in papers next');
  if (standing === 'submitted' && hasEndedNotice(subject.declaration))
    return html`${t('同意并推荐：公示仍然有效，不再公示，直接报', 'Support and recommend: the notice still counts, and it goes straight to ')}${next}`;
  return html`${t('同意并推荐，接下来报', 'Support and recommend; next comes ')}${next}`;
}

/** Says that papers which were received are to be handed in again after a return, where the call asks for that. */
function papersAgain(language: Forms['language'], { call, declaration }: Forms['subject']): Html | false {
  const { confirmed = [] } = declaration;
  if (confirmedAfterReturn(call, confirmed).length === confirmed.length) return false;
  const t = translator(language);
  return html` ${t('已收到的纸质材料，重新提交后须再交一次。', 'Papers that were received are to be handed in again.')} ${clause(language, citation(call.papersAfterReturn))}`;
}

/**
 * Says why nothing can be returned, or by when a returned declaration must be back, with a warning if that is soon.
 */
function returnNote({ language, subject }: Forms, returning: ReviewerVerdict<ReturnTerms>): Html {
  const t = translator(language);
  const zone = subject.call.identity.zone.value;
  if (!returning.ok)
    return noteBox(
      'info',
      html`<p>${saidIn(language, sayRefusal(returning.refusal, zone, REVIEWER_REFUSALS))} ${basis(language, returning.refusal.clause)}</p>`,
    );
  const { resubmitBy, isSoon, left, clause: cite } = returning.value;
  const by = sayInstant(resubmitBy, zone, false);
  const rule = html`${t(`退回后，申报人须在 ${by} 前重新提交，否则按逾期处理。`, `What is returned must be back by ${by}, or it lapses.`)} ${clause(language, cite)}${left !== undefined && html` <strong>${t(`本环节对这份申报还可以退回 ${left} 次。`, `This step may return it ${left} more time(s).`)}</strong>`}${papersAgain(language, subject)}`;
  if (!isSoon) return html`<div class="p">${rule}</div>`;
  return noteBox(
    'warning',
    html`<p><strong>${t('距补正截止已不足一个工作日，退回很可能导致申报逾期。', 'Less than one working day is left to correct: a return will probably let it lapse.')}</strong></p>
<div class="p">${rule}</div>`,
  );
}
