import type { FactName } from '../../domain/call/fact-names.ts';
import type { AskedFact } from '../../domain/eligibility/facts-asked.ts';
import type { Said } from '../../domain/values/said.ts';
import { FACT_TITLES, factFields, factsInOrder } from '../facts/fact-sections.ts';
import { button, section } from '../html/form.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { noteBox } from '../parts/problems.ts';
import { clause, listed, translator } from '../parts/words.ts';
import { levelFields } from './claim-sections.ts';
import { type DraftForm, factsFormOf } from './draft-form.ts';
import { employerFields, employmentFields, identityFields } from './person-sections.ts';

/** One section of the draft's form; its id is an anchor. */
export interface Section {
  readonly id: string;
  readonly title: Said;
  /** Whether the saved level and route need it. Another section may be filled in all the same. */
  readonly isNeeded: boolean;
  readonly body: (form: DraftForm) => Part;
}

const ALWAYS: readonly Section[] = [
  {
    ...{ id: 'section-identity', title: { zh: '个人信息', en: 'Personal details' } },
    ...{ isNeeded: true, body: identityFields },
  },
  {
    ...{ id: 'section-employer', title: { zh: '用人单位', en: 'Employer' } },
    ...{ isNeeded: true, body: employerFields },
  },
  {
    ...{ id: 'section-employment', title: { zh: '在职在岗', en: 'Employment' } },
    ...{ isNeeded: true, body: employmentFields },
  },
  {
    ...{ id: 'section-level', title: { zh: '申报级别和途径', en: 'Level and eligibility route' } },
    ...{ isNeeded: true, body: levelFields },
  },
];

/** The sections of the draft's form: those that its level and route need come first. */
export function sectionsOf(form: DraftForm): Section[] {
  const ofFacts = factsInOrder(factsFormOf(form)).map((fact) => sectionOf(form, fact));
  const isNeeded = (each: Section) => each.isNeeded;
  return [...ALWAYS, ...ofFacts.filter(isNeeded), ...ofFacts.filter((each) => !isNeeded(each))];
}

/** Whether a section of the draft's form has this id. */
export function isSection(id: string): boolean {
  return (
    ALWAYS.some((each) => each.id === id) || Object.keys(FACT_TITLES).some((fact) => idOfFact(fact) === id)
  );
}

function idOfFact(fact: string): string {
  return `section-${fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function sectionOf({ askedNow }: DraftForm, fact: FactName): Section {
  const asked = askedNow.filter((each) => each.fact === fact);
  return {
    id: idOfFact(fact),
    title: FACT_TITLES[fact],
    isNeeded: asked.length > 0,
    body: (form) => factBody(form, fact, asked),
  };
}

/** A fact that the saved level and route do not need is folded, unless something is stated or wrong there. */
function factBody(form: DraftForm, fact: FactName, asked: readonly AskedFact[]): Part {
  const { language, values, errors } = form;
  const t = translator(language);
  const facts = factsFormOf(form);
  const fields = factFields(facts, fact);
  if (asked.length > 0)
    return html`<details><summary>${t('为什么要填', 'Why this is asked')}</summary>${whoMust(form, asked)}</details>${fields}`;
  const begins = `/facts/${fact}`;
  const isOpen = [...Object.keys(values), ...Object.keys(errors)].some((at) => at.startsWith(begins));
  const summary = form.isChosen
    ? t(
        '按已保存的级别和途径不必填；要填请点开',
        'Not needed for the saved level and route; open it to fill it in all the same',
      )
    : t(
        '有的级别和途径须填；请先选好级别和途径并保存，或点开填写',
        'Some levels and routes need it: choose yours and save, or open it',
      );
  return html`<details${isOpen && html` open`}><summary>${summary}</summary>
${whoMust(form, facts.asked.get(fact) ?? [])}${fields}</details>`;
}

/** Of which levels and routes something is asked, and by which clause. */
function whoMust({ language, call }: DraftForm, asked: readonly AskedFact[]): Html {
  const t = translator(language);
  return html`<ul>${asked.map(({ levels, eligibilityRoutes, clause: of }) => {
    const ofLevels = levels && call.levels.value.filter(({ id }) => levels.includes(id));
    const ofRoutes =
      eligibilityRoutes && call.eligibilityRoutes.value.filter(({ id }) => eligibilityRoutes.includes(id));
    const isAll = ofLevels === undefined && ofRoutes === undefined;
    return html`<li>${isAll && t('所有申报人', 'Everybody')}${ofLevels && listed(language, ofLevels)}${ofRoutes && html`${t('，', ', ')}${listed(language, ofRoutes)}`} ${clause(language, of)}</li>`;
  })}</ul>`;
}

/** One section with a button of its own, so that one can stop anywhere and save. */
export function draftSection(form: DraftForm, { id, title, body }: Section): Html {
  const t = translator(form.language);
  const label = id === idOfFact('scoreLines') ? t('保存并合计', 'Save and add up') : t('保存', 'Save');
  return section({
    id,
    title: title[form.language],
    body: html`${form.savedSection === id && noteBox('done', html`<p><strong>${t('已保存。', 'Saved.')}</strong></p>`)}${body(form)}${button({ label, kind: 'second', name: 'next', value: id })}`,
  });
}
