import { citation } from '../../../domain/call/call.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { type Language, quoted } from '../../../domain/values/said.ts';
import { type Html, html } from '../../html/html.ts';
import { pairs } from '../../html/table.ts';
import { noteBox } from '../../parts/problems.ts';
import { chinese, clause, translator, wording } from '../../parts/words.ts';

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
