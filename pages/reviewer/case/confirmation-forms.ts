import { citation } from '../../../domain/call/call.ts';
import { feeOf } from '../../../domain/call/steps.ts';
import { levelOf, presentStep } from '../../../domain/declaration/way.ts';
import type { Day } from '../../../domain/values/instant.ts';
import { dayField } from '../../html/field.ts';
import { type Html, html } from '../../html/html.ts';
import { dayNamed } from '../../parts/counted-days.ts';
import { clause, translator } from '../../parts/words.ts';
import { actForm, type Forms, fieldOf, lineOf } from './act-form.ts';

/** The form by which a body confirms what the applicant paid or handed in. */
export function confirmationForm(forms: Forms, today: Day): Html {
  return forms.subject.declaration.standing === 'unpaid'
    ? paymentForm(forms, today)
    : papersForm(forms, today);
}

function paymentForm(forms: Forms, today: Day): Html {
  const { language, subject } = forms;
  const t = translator(language);
  const step = presentStep(subject.call, subject.declaration);
  const fee = step && feeOf(step, levelOf(subject.declaration));
  return html`<h2 id="payment">${t('确认缴费', 'Confirm the payment')}</h2>
${fee !== undefined && html`<div class="p">${t('应缴：', 'To be paid: ')}<strong class="large">${t(`${fee} 元`, `${fee} yuan`)}</strong> ${step?.fee && clause(language, citation(step.fee))}</div>`}
${actForm(forms, 'payment', {
  fields: html`${dayOf(forms, 'payment', 'paidOn', today)}
${lineOf(forms, 'payment', 'receipt')}`,
  submit: { label: t('确认已缴费', 'Confirm that it was paid') },
})}`;
}

function papersForm(forms: Forms, today: Day): Html {
  const { language, subject } = forms;
  const t = translator(language);
  const sentBy = presentStep(subject.call, subject.declaration)?.sentBy;
  const postmark = fieldOf(forms, 'papers', 'postmarkedOn', {
    optional: true,
    hint: t('当面送交的不填。', 'Leave it out for papers that were handed over.'),
  });
  return html`<h2 id="papers">${t('登记收到材料', 'Record the papers')}</h2>
${sentBy !== undefined && html`<div class="p">${t('寄出（以邮戳为准）或送达的最后一天：', 'Last day of posting (by the postmark) or handing over: ')}<strong>${dayNamed(language, sentBy.value)}</strong> ${clause(language, citation(sentBy))}</div>`}
${actForm(forms, 'papers', {
  fields: html`${dayOf(forms, 'papers', 'receivedOn', today)}
${dayField(postmark)}`,
  submit: { label: t('登记收到', 'Record them as received') },
})}`;
}

/** A field for a day, today's unless another one was typed. */
function dayOf(forms: Forms, act: 'payment' | 'papers', name: string, today: Day): Html {
  const field = fieldOf(forms, act, name, {});
  return dayField({ ...field, value: forms.attempt?.act === act ? field.value : today });
}
