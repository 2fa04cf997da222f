import { MAX_REASON } from '../../../domain/acts/applicant/reasons.ts';
import { fieldOfPoints, fieldOfWhy } from '../../../domain/acts/reviewer/score-otherwise.ts';
import { measuring } from '../../../domain/scoring/indicators.ts';
import { sayLine } from '../../../domain/wording/say-score.ts';
import { textArea, textField } from '../../html/field.ts';
import { type Html, html } from '../../html/html.ts';
import { saidIn, translator } from '../../parts/words.ts';
import { type Forms, fieldOf, triedAt } from './act-form.ts';

/** The fields in which the employer gives lines of the scoring table other points, folded until one is used. */
export function scoreOtherwiseFields(forms: Forms): Html | false {
  const { language, subject } = forms;
  const { call, declaration } = subject;
  const table = call.scoring?.table;
  const lines = (declaration.submittedDraft?.facts?.scoreLines ?? []).map((line, nth) => ({ line, nth }));
  const own = table ? lines.filter(({ line }) => measuring(table, line.indicator)) : [];
  if (!table || own.length === 0 || declaration.standing !== 'submitted') return false;
  const t = translator(language);
  const { typed, errors } = triedAt(forms, 'decision');
  const names = own.flatMap(({ nth }) => [fieldOfPoints(nth), fieldOfWhy(nth)]);
  const isUsed = names.some((name) => (typed[name] ?? '') !== '' || errors[`/${name}`] !== undefined);
  const field = (name: string, label: string) => fieldOf(forms, 'decision', name, { label, optional: true });
  return html`<details${isUsed && html` open`}><summary>${t('对某行赋分另有判断的，写明分值和理由（选填）', 'If you give a line other points, say how many and why (optional)')}</summary>
<p>${t('记入单位一栏和办理记录，后面的审核人和申报人都能看到；封顶照样算。', 'It stands in the employer’s column and in the timeline, for later reviewers and the applicant to see. Caps hold for it too.')}</p>
${own.map(
  ({ line, nth }) => html`<fieldset class="entry"><legend>${saidIn(language, sayLine(table, line))}</legend>
${textField({ ...field(fieldOfPoints(nth), t('单位评的分值', 'Points by the employer')), width: 'short', inputMode: 'decimal', maxLength: 20 })}
${textArea({ ...field(fieldOfWhy(nth), t('理由', 'Reason')), rows: 2, maxLength: MAX_REASON })}</fieldset>`,
)}</details>
`;
}
