import { MAX_REASON } from '../../../domain/acts/applicant/reasons.ts';
import { fieldOfOtherwise } from '../../../domain/acts/reviewer/otherwise.ts';
import { leavesOf } from '../../../domain/eligibility/judge.ts';
import type { Said } from '../../../domain/values/said.ts';
import { ANSWERS_SAID, sayLeaf } from '../../../domain/wording/say-judgement.ts';
import { sayAsked } from '../../../domain/wording/say-unmet.ts';
import { textArea } from '../../html/field.ts';
import { type Html, html } from '../../html/html.ts';
import { clause, saidIn, translator } from '../../parts/words.ts';
import { type Forms, fieldOf, triedAt } from './act-form.ts';
import type { CaseJudged } from './judged.ts';

/**
 * The fields in which a reviewer states a condition that he or she judges otherwise, folded until one is used: first those of
 * conditions that are not met, and the others in a fold of their own.
 */
export function otherwiseFields(forms: Forms, { judged, spoken }: CaseJudged): Html {
  const { language } = forms;
  const t = translator(language);
  const closed = judged.unmet.filter(({ leaf }) => leaf === undefined);
  const all: { place: string; clause: string; asked: Said; isUnmet: boolean }[] = [
    ...closed.map((each) => ({ ...each, asked: sayAsked(each, spoken), isUnmet: true })),
    ...leavesOf(judged.answer).map(({ place, clause: cite, condition, is }) => {
      const [asked, answer] = [sayLeaf(condition, spoken), ANSWERS_SAID[is]];
      const said = { zh: `${asked.zh}（${answer.zh}）`, en: `${asked.en} (${answer.en})` };
      return { place, clause: cite, asked: said, isUnmet: is === 'not-met' };
    }),
  ];
  const { typed, errors } = triedAt(forms, 'decision');
  const isUsed = ({ place }: { place: string }) => {
    const name = fieldOfOtherwise(place);
    return (typed[name] ?? '') !== '' || errors[`/${name}`] !== undefined;
  };
  const field = ({ place, clause: cite, asked }: (typeof all)[number]) =>
    textArea({
      ...fieldOf(forms, 'decision', fieldOfOtherwise(place), {
        ...{ optional: true, label: saidIn(language, asked), hint: clause(language, cite) },
      }),
      ...{ rows: 2, maxLength: MAX_REASON },
    });
  const [unmet, others] = [all.filter(({ isUnmet }) => isUnmet), all.filter(({ isUnmet }) => !isUnmet)];
  const rest = others.map(field);
  return html`<details${all.some(isUsed) && html` open`}><summary>${t('对某项条件另有判断的，写明理由（选填）', 'If you judge a condition otherwise, say why (optional)')}</summary>
<p>${t('记入办理记录，后面的审核人和申报人都能看到。', 'It stands in the timeline, for later reviewers and the applicant to see.')}</p>
${unmet.map(field)}${unmet.length === 0 || others.length === 0 ? rest : html`<details${others.some(isUsed) && html` open`}><summary>${t('其他条件', 'The other conditions')}</summary>${rest}</details>`}</details>
`;
}
