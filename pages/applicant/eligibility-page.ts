import { citation } from '../../domain/call/call.ts';
import { factsJudged } from '../../domain/eligibility/facts-asked.ts';
import type { RouteJudgement } from '../../domain/eligibility/judgement.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Spoken } from '../../domain/wording/say-judgement.ts';
import { FACT_TITLES, factFields, factsInOrder } from '../facts/fact-sections.ts';
import type { FactsForm } from '../facts/facts-form.ts';
import type { Typed } from '../facts/typed-facts.ts';
import { button, section } from '../html/form.ts';
import { type Html, html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { routeResult } from '../judgement/route-result.ts';
import { registerNote } from '../parts/register-note.ts';
import { clause, translator, wording } from '../parts/words.ts';

export interface EligibilityPage {
  readonly language: Language;
  readonly spoken: Spoken;
  /** What was typed, by the pointers of the facts. */
  readonly typed: Typed;
  /** The defects of what was typed, in the page's language. */
  readonly errors: Readonly<Record<string, string>>;
  /** The judgement of what was typed, once there is one without a defect. */
  readonly judged?: readonly RouteJudgement[];
}

/** The page where anybody finds out whether he or she may declare, before signing in. */
export function eligibilityPage(values: EligibilityPage): PageContent {
  const { language, spoken, judged } = values;
  const { call } = spoken;
  const t = translator(language);
  const title = t('我能申报吗', 'May I declare?');
  const body = html`<p class="crumbs"><a href="/calls/${call.id}">${t('返回评审通知', 'Back to the call')}</a></p>
<h1>${title}</h1>
<p>${wording(language, call.identity.title)}</p>
<p>${t(
    '不用登录；所填内容只用来判断，不保存。不清楚的可以不填，没填的按“不知道”算，不会因此判为不符合。',
    'No sign-in is needed. What you state is judged and not kept. Leave out what you do not know: it counts as not known, never as no.',
  )}</p>
<p>${t('年限算到', 'Years are counted up to ')}${call.cutOff.value} ${clause(language, citation(call.cutOff))}</p>
${registerNote(language, call)}
${judged && results(values, judged)}
<form method="post" action="/calls/${call.id}/eligibility" novalidate>
${facts(values)}
${button({ label: t('看看能否申报', 'See whether I may declare') })}</form>`;
  return { title, body };
}

/** The same sections as in a declaration, without the words that only describe. */
function facts({ language, spoken, typed, errors }: EligibilityPage): Html {
  const { call, vocabularies } = spoken;
  const form: FactsForm = {
    ...{ language, call, vocabularies, typed, errors, under: '', savedNow: {}, isDescribed: false },
    asked: Map.groupBy(factsJudged(call), ({ fact }) => fact),
  };
  return html`${factsInOrder(form).map((fact) =>
    section({ id: `section-${fact}`, title: FACT_TITLES[fact][language], body: factFields(form, fact) }),
  )}`;
}

/** Routes that are open come first, those of which too little is known next. */
const ORDER = { met: 0, 'not-known': 1, 'not-met': 2 } as const;

function results({ language, spoken }: EligibilityPage, judged: readonly RouteJudgement[]): Html {
  const t = translator(language);
  const sorted = judged.toSorted((one, other) => ORDER[one.is] - ORDER[other.is]);
  const open = judged.filter(({ is }) => is === 'met').length;
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
${sorted.map((each) => routeResult(language, spoken, each))}</section>`;
}
