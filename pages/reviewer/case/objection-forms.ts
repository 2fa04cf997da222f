import { citation } from '../../../domain/call/call.ts';
import { noticeRulesOf } from '../../../domain/call/steps.ts';
import type { Objection } from '../../../domain/declaration/notice.ts';
import { objectionsHere } from '../../../domain/declaration/notices.ts';
import { type Html, html } from '../../html/html.ts';
import { pairs } from '../../html/table.ts';
import { noteBox } from '../../parts/problems.ts';
import { chinese, clause, translator } from '../../parts/words.ts';
import { actForm, type Forms, textAreaOf } from './act-form.ts';
import { openObjections } from './notice-forms.ts';

/** The forms of objections to the public notice: the recorded ones with their handling, and a new one. */
export function objectionForms(forms: Forms): Html {
  const { language, subject, attempt } = forms;
  const t = translator(language);
  const objections = objectionsHere(subject.declaration);
  return html`<h2 id="objections">${t('异议', 'Objections')}</h2>
${objections.length === 0 && html`<p>${t('没有登记过异议。', 'None is recorded.')}</p>`}
${openObjections(forms) > 0 && atTheLock(forms)}
${objections.map((objection) => html`${recorded(forms, objection)}${objection.handling === undefined && handlingForm(forms, objection)}`)}
<details${attempt?.act === 'objections' && html` open`}><summary>${t('收到异议，登记一条', 'An objection was raised: record it')}</summary>
<p>${t('公示期间任何一天收到的异议都可以登记。', 'It can be recorded on any day of the notice.')}</p>
${actForm(forms, 'objections', {
  fields: [
    textAreaOf(forms, 'objections', 'substance'),
    textAreaOf(forms, 'objections', 'handling', {
      optional: true,
      hint: t('还没有处理完的，先留空，处理后再登记。', 'Leave it empty until it is handled.'),
    }),
  ],
  submit: { label: t('登记异议', 'Record the objection'), kind: 'second' },
})}</details>`;
}

/** Says what the call does at the lock with unresolved objections. */
function atTheLock({ language, subject }: Forms): Html {
  const t = translator(language);
  const { unresolvedObjectionAtLock } = noticeRulesOf(subject.call, subject.declaration.step);
  const cite = clause(language, citation(unresolvedObjectionAtLock));
  if (unresolvedObjectionAtLock.value === 'carry-forward')
    return noteBox(
      'info',
      html`<div class="p">${t('有异议未处理完的，期满后也可以登记结果，连同异议一并报送；后面的审核部门会看到。', 'While one is unresolved the result can be recorded all the same once the notice has ended; the objection goes on with the declaration, and those who review it next see it.')} ${cite}</div>`,
    );
  const outcome =
    unresolvedObjectionAtLock.value === 'lapse'
      ? t('申报自动按逾期处理', 'the declaration lapses by itself')
      : t('申报自动按不予推荐处理', 'the declaration is refused by itself');
  return noteBox(
    'warning',
    html`<div class="p">${t(`有异议未处理完时不能登记结果；到本环节截止仍未处理完的，${outcome}。`, `While one is unresolved no result can be recorded; if it still is when this stage closes, ${outcome}.`)} ${cite}</div>`,
  );
}

function recorded({ language }: Pick<Forms, 'language'>, objection: Objection): Html {
  const t = translator(language);
  const { number, raisedOn, substance, handling } = objection;
  const open = html`<span class="tag">${t('待处理', 'Unresolved')}</span>`;
  return html`<h3 id="objection-${number}">${t(`第 ${number} 条`, `No. ${number}`)}</h3>
${pairs([
  [t('登记日期', 'Recorded on'), raisedOn],
  [t('内容', 'Substance'), chinese(language, substance)],
  [t('处理情况', 'Handling'), handling === undefined ? open : chinese(language, handling)],
])}`;
}

function handlingForm(forms: Forms, { number }: Objection): Html | false {
  const t = translator(forms.language);
  const act = `objections/${number}` as const;
  return actForm(forms, act, {
    fields: textAreaOf(forms, act, 'handling', {
      label: t(`第 ${number} 条的处理情况`, `Handling of No. ${number}`),
    }),
    submit: { label: t('登记处理情况', 'Record the handling'), kind: 'second' },
  });
}

/** The objections to read once the notice is over. */
export function objectionsToRead({ language, subject }: Pick<Forms, 'language' | 'subject'>): Html | false {
  const t = translator(language);
  const { objections } = subject.declaration;
  return (
    objections.length > 0 &&
    html`<h2>${t('公示期间的异议', 'Objections')}</h2>
${objections.map((objection) => recorded({ language }, objection))}`
  );
}
