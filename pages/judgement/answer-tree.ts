import { type Answer, type BranchAnswer, isLeaf, type LeafAnswer } from '../../domain/eligibility/answer.ts';
import type { Language } from '../../domain/values/said.ts';
import { ANSWERS_SAID } from '../../domain/wording/say-judgement.ts';
import { type Html, html } from '../html/html.ts';
import { saidIn, translator } from '../parts/words.ts';

/** Every condition of a route as the call joins them. The branch that joins the rules needs no line of its own. */
export function answerTree(language: Language, answer: Answer, leaf: (each: LeafAnswer) => Html): Html {
  const parts = isLeaf(answer) ? [answer] : answer.parts;
  return html`<ul>${parts.map((part) => branchItem(language, part, leaf))}</ul>`;
}

function branchItem(language: Language, answer: Answer, leaf: (each: LeafAnswer) => Html): Html {
  if (isLeaf(answer)) return html`<li>${leaf(answer)}</li>`;
  return html`<li>${saidIn(language, ANSWERS_SAID[answer.is])}${translator(language)('：', ': ')}${joinOf(language, answer)}${answerTree(language, answer, leaf)}</li>`;
}

function joinOf(language: Language, { branch, needed }: BranchAnswer): string {
  const t = translator(language);
  if (branch === 'any') return t('具备其一', 'one of these');
  return branch === 'all'
    ? t('均须具备', 'all of these')
    : t(`至少${needed}项`, `at least ${needed} of these`);
}
