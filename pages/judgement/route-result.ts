import { citation } from '../../domain/call/call.ts';
import type { LeafAnswer } from '../../domain/eligibility/answer.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';
import type { Choice } from '../../domain/eligibility/unmet/chosen.ts';
import type { Language } from '../../domain/values/said.ts';
import {
  ANSWERS_SAID,
  type Spoken,
  sayLeaf,
  sayProof,
  sayRoute,
} from '../../domain/wording/say-judgement.ts';
import { sayCondition, sayNear, sayStated } from '../../domain/wording/say-unmet.ts';
import { type Html, html } from '../html/html.ts';
import { clause, saidIn, translator } from '../parts/words.ts';
import { answerTree } from './answer-tree.ts';

/**
 * The answer for one level and route: what is missing, from when it would be met, and every condition. A level whose title
 * is held already says so in place of the answer.
 */
export function routeResult(
  language: Language,
  spoken: Spoken,
  judged: RouteJudgement,
  { isHeld = false }: { readonly isHeld?: boolean } = {},
): Html {
  const t = translator(language);
  const { is, gap, metFrom, nextYear, answer } = judged;
  const { cutOff, cutOffs, identity } = spoken.call;
  const next = identity.reviewYear.value + 1;
  return html`<h3>${saidIn(language, sayRoute(judged, spoken.call))}${t('：', ': ')}${isHeld ? t('已有', 'already held') : saidIn(language, ANSWERS_SAID[is])}</h3>
${gap.length > 0 && html`<p>${is === 'not-known' ? t('还要知道：', 'Still to know:') : t('还差：', 'Missing:')}</p><ul>${gap.map((leaf) => html`<li>${leafLines(language, spoken, leaf)}</li>`)}</ul>`}
${metFrom !== undefined && html`<p>${t(`其余不变，到${metFrom}即符合`, `With nothing else changed it is met from ${metFrom} on`)}${!cutOffs && t(`；本通知算到${cutOff.value}`, `; this call counts up to ${cutOff.value}`)}${t('。', '.')}</p>`}
${is === 'not-met' && nextYear === 'met' && html`<p>${t(`${next}年度的条件如与今年相同，届时符合。`, `Under the same conditions it will be met in ${next}.`)}</p>`}
<details><summary>${t('逐项条件和依据', 'Every condition with its clause')}</summary>${answerTree(language, answer, (leaf) => leafLines(language, spoken, leaf))}</details>`;
}

function leafLines(language: Language, spoken: Spoken, leaf: LeafAnswer): Html {
  const t = translator(language);
  const [near, proof] = [sayNear(leaf, spoken), sayProof(leaf, spoken)];
  const stated = sayStated(leaf.facts, spoken);
  return html`${saidIn(language, ANSWERS_SAID[leaf.is])}${t('：', ': ')}${saidIn(language, sayLeaf(leaf.condition, spoken))} ${clause(language, leaf.clause)}${stated && html`<br>${saidIn(language, stated)}`}${near && html`<br>${saidIn(language, near)}`}${proof && html`<br>${t('证明材料：', 'Proof: ')}${saidIn(language, proof)}`}`;
}

/** A line for each route that the call does not open to a level. */
export function closedRoutes(language: Language, spoken: Spoken, closed: readonly Choice[]): Html | false {
  const why = clause(language, citation(spoken.call.eligibilityRoutes));
  return (
    closed.length > 0 &&
    html`<ul>${closed.map((choice) => html`<li>${saidIn(language, sayCondition(undefined, choice, spoken))} ${why}</li>`)}</ul>`
  );
}
