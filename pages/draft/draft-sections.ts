import type { Said } from '../../domain/values/said.ts';
import { button, section } from '../html/form.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { noteBox } from '../parts/problems.ts';
import { translator } from '../parts/words.ts';
import {
  degreeFields,
  hoursFields,
  insuranceFields,
  levelFields,
  selfScoreField,
  titleFields,
} from './claim-sections.ts';
import type { DraftForm } from './draft-form.ts';
import { employerFields, employmentFields, identityFields } from './person-sections.ts';

interface Section {
  readonly id: string;
  readonly title: Said;
  readonly body: (form: DraftForm) => Part;
}

/** The sections of the draft's form in their order; each is an anchor. */
export const SECTIONS: readonly Section[] = [
  { id: 'section-identity', title: { zh: '个人信息', en: 'Personal details' }, body: identityFields },
  { id: 'section-employer', title: { zh: '用人单位', en: 'Employer' }, body: employerFields },
  { id: 'section-employment', title: { zh: '在职在岗', en: 'Employment' }, body: employmentFields },
  {
    id: 'section-level',
    title: { zh: '申报级别和途径', en: 'Level and eligibility route' },
    body: levelFields,
  },
  { id: 'section-degree', title: { zh: '学历（学位）', en: 'Degree' }, body: degreeFields },
  {
    id: 'section-title',
    title: { zh: '现有职称和工作年限', en: 'Present title and years of work' },
    body: titleFields,
  },
  {
    id: 'section-hours',
    title: { zh: '继续教育学时', en: 'Hours of continuing education' },
    body: hoursFields,
  },
  { id: 'section-insurance', title: { zh: '社会保险', en: 'Insurance' }, body: insuranceFields },
  { id: 'section-self-score', title: { zh: '自评分', en: 'Self-score' }, body: selfScoreField },
];

/** One section with a button of its own, so that one can stop anywhere and save. */
export function draftSection(form: DraftForm, { id, title, body }: Section): Html {
  const label = translator(form.language)('保存', 'Save');
  return section({
    id,
    title: title[form.language],
    body: html`${form.savedSection === id && noteBox('done', html`<p><strong>${translator(form.language)('已保存。', 'Saved.')}</strong></p>`)}${body(form)}${button({ label, kind: 'second', name: 'next', value: id })}`,
  });
}
