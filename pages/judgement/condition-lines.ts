import type { LeafAnswer } from '../../domain/eligibility/answer.ts';
import type { UnmetCondition } from '../../domain/eligibility/unmet/chosen.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Spoken, sayLeaf } from '../../domain/wording/say-judgement.ts';
import { sayAsked, sayNear, sayStated } from '../../domain/wording/say-unmet.ts';
import { type Html, html } from '../html/html.ts';
import { clause, saidIn, translator } from '../parts/words.ts';

/** A condition that is not met: what it asks for with its clause, what is stated, and what alone would meet it. */
export function unmetLines(language: Language, condition: UnmetCondition, spoken: Spoken): Html {
  const { leaf, facts } = condition;
  const [stated, near] = [leaf && sayStated(facts, spoken), leaf && sayNear(leaf, spoken)];
  return html`${saidIn(language, sayAsked(condition, spoken))} ${clause(language, condition.clause)}${stated && html`<br>${saidIn(language, stated)}`}${near && html`<br>${saidIn(language, near)}`}`;
}

/** A list of what nobody knows yet. It is taken as it is, since not known is never no. */
export function unknownList(
  language: Language,
  unknown: readonly LeafAnswer[],
  spoken: Spoken,
): Html | false {
  const t = translator(language);
  return (
    unknown.length > 0 &&
    html`<p>${t('尚不能判断（所填不足以判断，不当作不符合）：', 'Not known from what is stated, and not held against you:')}</p>
<ul>${unknown.map((leaf) => unknownLine(language, leaf, spoken))}</ul>`
  );
}

function unknownLine(language: Language, leaf: LeafAnswer, spoken: Spoken): Html {
  const near = sayNear(leaf, spoken);
  return html`<li>${saidIn(language, sayLeaf(leaf.condition, spoken))} ${clause(language, leaf.clause)}${near && html`<br>${saidIn(language, near)}`}</li>`;
}
