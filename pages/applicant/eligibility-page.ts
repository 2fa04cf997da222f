import { citation } from '../../domain/call/call.ts';
import { factsJudged } from '../../domain/eligibility/facts-asked.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';
import { routesClosedTo } from '../../domain/eligibility/unmet/routes-of-level.ts';
import type { Defect } from '../../domain/values/defect.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Spoken } from '../../domain/wording/say-judgement.ts';
import { FACT_TITLES, factFields, factsInOrder, hasFactField } from '../facts/fact-sections.ts';
import type { FactsForm } from '../facts/facts-form.ts';
import { scoreScriptOf } from '../facts/score-script.ts';
import type { Typed } from '../facts/typed-facts.ts';
import { idOf } from '../html/field.ts';
import { button, linkButton, section } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { inOrder } from '../judgement/in-order.ts';
import { closedRoutes, routeResult } from '../judgement/route-result.ts';
import { errorsAt, problemOf } from '../parts/defect-places.ts';
import { otherCutOffsSaid } from '../parts/other-cut-offs.ts';
import { errorSummary } from '../parts/problems.ts';
import { registerNote } from '../parts/register-note.ts';
import { clause, listed, translator, wording } from '../parts/words.ts';

export interface EligibilityPage {
  readonly language: Language;
  readonly spoken: Spoken;
  /** What was typed, by the pointers of the facts. */
  readonly typed: Typed;
  /** What is wrong in what was typed. */
  readonly defects: readonly Defect[];
  /** The judgement of what was typed, once there is one without a defect. */
  readonly judged?: readonly RouteJudgement[];
  /** The levels whose title is held already. */
  readonly held?: readonly string[];
  /** Where declaring begins while it is open: on the page of the call, after sign-in for who is not signed in. */
  readonly begins?: 'signed-in' | 'signed-out' | undefined;
}

/** The page where anybody finds out whether he or she may declare, before signing in. */
export function eligibilityPage(values: EligibilityPage): PageContent {
  const { language, spoken, judged, defects } = values;
  const { call } = spoken;
  const t = translator(language);
  const question = t('我能申报吗', 'May I declare?');
  const title = judged ? t(`判断结果：${question}`, `The answer: ${question}`) : question;
  const form = formOf(values);
  const problems = defects.map((defect) => problemOf(language, defect, whereOn(form, defect)));
  const body = html`${errorSummary({ language, problems })}<p class="crumbs"><a href="/calls/${call.id}">${t('返回评审通知', 'Back to the call')}</a></p>
<h1>${question}</h1>
<p>${wording(language, call.identity.title)}</p>
<p>${t(
    '不用登录；所填内容只用来判断，不保存。不清楚的可以不填，没填的按“不知道”算，不会因此判为不符合。',
    'No sign-in is needed. What you state is judged and not kept. Leave out what you do not know: it counts as not known, never as no.',
  )}</p>
<div class="p">${t('年限算到', 'Years are counted up to ')}${call.cutOff.value} ${clause(language, citation(call.cutOff))}${otherCutOffsSaid(language, call)}</div>
${registerNote(language, call)}
${judged && results(values, judged)}
<form method="post" action="/calls/${call.id}/eligibility#results" novalidate>
${facts(form)}
${button({ label: t('看看能否申报', 'See whether I may declare') })}</form>`;
  return { title, body, call, failed: defects.length > 0, ...scoreScriptOf(call) };
}

/** The same fields as in a declaration, without the words that only describe. */
function formOf({ language, spoken, typed, defects }: EligibilityPage): FactsForm {
  const { call, vocabularies } = spoken;
  const errors = errorsAt(language, defects);
  return {
    ...{ language, call, vocabularies, typed, errors, under: '', savedNow: {}, isDescribed: false },
    asked: Map.groupBy(factsJudged(call), ({ fact }) => fact),
  };
}

function whereOn(form: FactsForm, { at }: Defect): string | undefined {
  return hasFactField(form, at) ? `#${idOf(at)}` : undefined;
}

function facts(form: FactsForm): Html {
  return html`${factsInOrder(form).map((fact) =>
    section({
      id: `section-${fact}`,
      title: FACT_TITLES[fact][form.language],
      body: factFields(form, fact),
    }),
  )}`;
}

function results(values: EligibilityPage, judged: readonly RouteJudgement[]): Html {
  const { language, spoken, held = [] } = values;
  const t = translator(language);
  const sorted = inOrder(judged, spoken.call);
  const above = sorted.filter(({ level }) => !held.includes(level));
  const open = above.filter(({ is }) => is === 'met').length;
  const closed = spoken.call.levels.value
    .filter(({ id }) => !held.includes(id))
    .toReversed()
    .flatMap(({ id }) => routesClosedTo(spoken.call, spoken.eligibility, id));
  const head =
    open > 0
      ? t(
          `按所填情况，有${open}条途径可以申报。`,
          `By what you state, you may declare by ${open} of these routes.`,
        )
      : t(
          '按所填情况，还没有可以申报的途径；下面写明各差什么。',
          'By what you state, no route is open yet; below is what each lacks.',
        );
  return html`<section class="section" id="results"><h2>${t('判断结果', 'The answer')}</h2>
<p><strong>${head}</strong></p>
<p>${t('这是按通知条件的初步判断，以受理和评审为准。', 'This is a first judgement by the conditions of the call; acceptance and review decide.')}</p>
${wayOn(values)}
${above.map((each) => routeResult(language, spoken, each))}
${closedRoutes(language, spoken, closed)}
${held.length > 0 && heldRoutes(values, sorted)}</section>`;
}

function wayOn({ language, spoken, begins }: EligibilityPage): Html | false {
  if (begins === undefined) return false;
  const t = translator(language);
  const call = `/calls/${spoken.call.id}`;
  const link =
    begins === 'signed-in'
      ? { href: call, label: t('去开始申报', 'Go on and begin') }
      : {
          href: `/sign-in?back=${encodeURIComponent(call)}`,
          label: t('登录后开始申报', 'Sign in and begin'),
        };
  return html`<p>${linkButton(link)}</p>`;
}

/** The routes to titles that are held already, folded. */
function heldRoutes(
  { language, spoken, held = [] }: EligibilityPage,
  sorted: readonly RouteJudgement[],
): Html {
  const t = translator(language);
  const levels = spoken.call.levels.value.filter(({ id }) => held.includes(id));
  const routes = sorted.filter(({ level }) => held.includes(level));
  return html`<details><summary>${t('已有的级别：', 'Levels already held: ')}${listed(language, levels)}</summary>
${routes.map((each) => routeResult(language, spoken, each, { isHeld: true }))}</details>`;
}
