import type { LeafAnswer } from '../../domain/eligibility/answer.ts';
import { leavesOf } from '../../domain/eligibility/judge.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';
import type { Language } from '../../domain/values/said.ts';
import { ANSWERS_SAID, type Spoken, sayLeaf, sayRoute } from '../../domain/wording/say-judgement.ts';
import { sayNear } from '../../domain/wording/say-unmet.ts';
import { type Html, html } from '../html/html.ts';
import { byPromise, inOrder } from '../judgement/in-order.ts';
import { clause, saidIn, translator } from '../parts/words.ts';

/** The judgement of what a draft states, as far as it was saved. */
export interface DraftRoutes {
  readonly spoken: Spoken;
  /** The routes of the chosen level, or of every level while none is chosen. */
  readonly routes: readonly RouteJudgement[];
  readonly chosen: { readonly level?: string | undefined; readonly eligibilityRoute?: string | undefined };
}

/** Every route with its answer, folded, the most promising first. */
export function draftRoutes(language: Language, { spoken, routes, chosen }: DraftRoutes): Html | false {
  if (routes.length === 0) return false;
  const t = translator(language);
  const levels = new Set(routes.map(({ level }) => level));
  const ordered = levels.size > 1 ? inOrder(routes, spoken.call) : byPromise(routes);
  return html`<section class="section" id="routes"><h2>${t('各途径的判断', 'The routes, as they stand')}</h2>
<p>${t('按已保存的内容判断，最有希望的在前；点开看缺什么。没填的按“不知道”算，不当作不符合。', 'By what is saved, the most promising first; open one to see what it lacks. What is left out counts as not known, never as no.')}</p>
${ordered.map((each) => folded(language, spoken, each, isChosen(each, chosen)))}</section>`;
}

function isChosen({ level, eligibilityRoute }: RouteJudgement, chosen: DraftRoutes['chosen']): boolean {
  return level === chosen.level && eligibilityRoute === chosen.eligibilityRoute;
}

function folded(language: Language, spoken: Spoken, judged: RouteJudgement, isOwn: boolean): Html {
  const t = translator(language);
  const { is, gap, answer } = judged;
  const met = leavesOf(answer).filter((leaf) => leaf.is === 'met');
  const own = isOwn && t('（所选）', ' (chosen)');
  return html`<details><summary>${saidIn(language, sayRoute(judged, spoken.call))}${own}${t('：', ': ')}<strong>${saidIn(language, ANSWERS_SAID[is])}${shortly(language, judged)}</strong></summary>
${gap.length > 0 && html`<ul>${gap.map((leaf) => html`<li>${missing(language, spoken, leaf)}</li>`)}</ul>`}${met.length > 0 && html`<p>${t('已符合：', 'Met: ')}${met.map((leaf, nth) => html`${nth > 0 && t('；', '; ')}${saidIn(language, sayLeaf(leaf.condition, spoken))}`)}</p>`}</details>`;
}

/** How much is missing or still to state, and from when on it would be met. */
function shortly(language: Language, { is, gap, metFrom }: RouteJudgement): string {
  if (is === 'met') return '';
  const t = translator(language);
  const lacks =
    is === 'not-known'
      ? t(`，还要填${gap.length}项`, `, ${gap.length} to state`)
      : t(`，还差${gap.length}项`, `, ${gap.length} missing`);
  return `${lacks}${metFrom === undefined ? '' : t(`，到${metFrom}即符合`, `, met from ${metFrom} on`)}`;
}

/** What a route lacks. Of a fact that is only to be stated, the condition is left out: it may be met in another way too. */
function missing(language: Language, spoken: Spoken, leaf: LeafAnswer): Html {
  const near = sayNear(leaf, spoken);
  if (near && leaf.nearest?.kind === 'state')
    return html`${saidIn(language, near)} ${clause(language, leaf.clause)}`;
  return html`${saidIn(language, sayLeaf(leaf.condition, spoken))} ${clause(language, leaf.clause)}${near && html`<br>${saidIn(language, near)}`}`;
}
