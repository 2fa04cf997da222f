import { citation } from '../../../domain/call/call.ts';
import type { Named } from '../../../domain/call/named.ts';
import { declareStepOf, feeOf } from '../../../domain/call/steps.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { isFinal, isToConfirm } from '../../../domain/declaration/moves.ts';
import { boundsOfReturns } from '../../../domain/declaration/returns-counted.ts';
import { levelOf, presentStep } from '../../../domain/declaration/way.ts';
import { type Language, quoted } from '../../../domain/values/said.ts';
import { type Html, html } from '../../html/html.ts';
import { pairs } from '../../html/table.ts';
import { dayNamed } from '../../parts/counted-days.ts';
import { noteBox } from '../../parts/problems.ts';
import { chinese, clause, named, translator, wording } from '../../parts/words.ts';

/** Says where the papers go once everything online is done. */
export function papersTo(language: Language, subject: Case): Html | false {
  const { declaration, call } = subject;
  if (declaration.standing !== 'recommended') return false;
  const t = translator(language);
  const { committee, materialsTo, contact } = call.identity;
  return html`<h2>${t('报送纸质材料', 'Handing in the papers')}</h2>
${pairs([
  [
    t('评审委员会', 'Review committee'),
    html`${wording(language, committee)} ${clause(language, citation(committee))}`,
  ],
  [
    t('纸质材料报送', 'Papers go to'),
    html`${wording(language, materialsTo)} ${clause(language, citation(materialsTo))}`,
  ],
  [t('联系', 'Contact'), html`${wording(language, contact)} ${clause(language, citation(contact))}`],
])}`;
}

/** Says what is to be paid or handed in, where and to whom; till when stands at the top of the page. */
export function toConfirm(language: Language, { declaration, call }: Case): Html | false {
  const step = isToConfirm(declaration.standing) ? presentStep(call, declaration) : undefined;
  if (!step) return false;
  const t = translator(language);
  const fee = feeOf(step, levelOf(declaration));
  const body = declaration.route[declaration.bodyIndex];
  return html`<h2>${named(language, step)}</h2>
${pairs([
  fee !== undefined &&
    step.fee && [
      t('应缴', 'To be paid'),
      html`<strong>${t(`${fee} 元`, `${fee} yuan`)}</strong> ${clause(language, citation(step.fee))}`,
    ],
  step.sentBy && [
    t('寄出（以邮戳为准）或送达的最后一天', 'Last day of posting (by the postmark) or handing over'),
    html`${dayNamed(language, step.sentBy.value)} ${clause(language, citation(step.sentBy))}`,
  ],
  [t('办法', 'How'), html`${wording(language, step.duty)} ${clause(language, citation(step.duty))}`],
  body !== undefined && [t('由谁确认', 'Confirmed by'), chinese(language, body.name)],
])}`;
}

/** Lists the objections to the public notice. Their substance is left out, since it may reveal who objected. */
export function objectionList(language: Language, subject: Case): Html | false {
  const { objections: all } = subject.declaration;
  const t = translator(language);
  const none = t('正在处理', 'being handled');
  return (
    all.length > 0 &&
    html`<h2>${t('公示期间的异议', 'Objections')}</h2>
<ul>${all.map(({ number, raisedOn, handling }) => html`<li>${t(`第 ${number} 条`, `No. ${number}`)} ${raisedOn} ${t('处理：', 'Handling: ')}${handling === undefined ? none : chinese(language, quoted(handling))}</li>`)}</ul>`
  );
}

/** Says how often each step may return the declaration, and how often it still may, where the call bounds it. */
export function returnsLeft(language: Language, { call, declaration }: Case): Html | false {
  const bounds = isFinal(declaration.standing) ? [] : boundsOfReturns(call, declaration);
  const t = translator(language);
  return (
    bounds.length > 0 &&
    html`<ul>${bounds.map(({ step, most, left, clause: cite }) => html`<li>${named(language, step)}${left === 0 ? t(`：最多退回 ${most} 次，已用完，不能再退回`, `: returned at most ${most} time(s), and not again`) : t(`：最多退回 ${most} 次，还可以退回 ${left} 次`, `: returned at most ${most} time(s), ${left} left`)} ${clause(language, cite)}</li>`)}</ul>`
  );
}

/** Says that a draft went into a later batch by itself, and into which. */
export function carriedNote(language: Language, call: Case['call'], into: Named | undefined): Html | false {
  if (!into) return false;
  const t = translator(language);
  return noteBox(
    'info',
    html`<div class="p">${t('前一批截止时尚未提交，本申报已自动转入“', 'It was not submitted when its batch closed and went by itself into "')}${named(language, into)}${t('”，已填内容和材料保留。', '", with everything filled in and uploaded.')} ${clause(language, citation(declareStepOf(call).atClosing ?? {}))}</div>`,
  );
}

/** Lists every point that the return asks to correct. */
export function returnedNote(language: Language, subject: Case): Html | false {
  const { standing, defects = [] } = subject.declaration;
  if (standing !== 'returned') return false;
  const t = translator(language);
  return noteBox(
    'warning',
    html`<h2>${t(`退回意见：请补正以下 ${defects.length} 条`, `To be corrected: ${defects.length}`)}</h2>
<ol>${defects.map((defect) => html`<li>${chinese(language, defect)}</li>`)}</ol>`,
  );
}
