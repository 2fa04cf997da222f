import { isList, type ListName } from '../../domain/achievements/columns.ts';
import { NONE } from '../../domain/achievements/person.ts';
import { citation } from '../../domain/call/call.ts';
import { FACT_NAMES, type FactName } from '../../domain/call/fact-names.ts';
import { situationNamed, UNINSURED } from '../../domain/call/named.ts';
import { isYearly, yearsAsked } from '../../domain/eligibility/facts-asked.ts';
import { type Said, said } from '../../domain/values/said.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { sayTotalJudged } from '../../domain/wording/say-score.ts';
import { radioField, selectField, textField } from '../html/field.ts';
import { html, type Part } from '../html/html.ts';
import { clause, namedInFull, saidIn, translator } from '../parts/words.ts';
import { factDay, factField, type ListTraits, listFields, noneBox, termOptions } from './fact-fields.ts';
import type { FactsForm } from './facts-form.ts';
import { hoursFields } from './hours-fields.ts';
import { scoreFields } from './score-fields.ts';

/** The headings of the sections, each of one fact. */
export const FACT_TITLES: Readonly<Record<FactName, Said>> = {
  personKind: said('人员类别', 'Kind of person'),
  degrees: said('学历（学位）', 'Degrees'),
  probationPassedOn: said('见习期', 'Probation'),
  titles: said('现有职称', 'Titles held'),
  employments: said('工作经历', 'Periods of work'),
  certificates: said('职业资格、技能等级', 'Certificates of skill'),
  awards: said('奖项、称号', 'Awards'),
  hours: said('继续教育学时', 'Hours of continuing education'),
  madeUpHours: said('补学的学时', 'Hours made up'),
  selfScore: said('自评分', 'Self-score'),
  scoreLines: said('量化赋分', 'Scoring table'),
  insurance: said('社会保险', 'Insurance'),
  insured: said('参保时间', 'Times of insurance'),
  assessments: said('年度考核', 'Yearly assessments'),
  achievements: said('业绩成果', 'Achievements'),
  recommenders: said('推荐人', 'Recommenders'),
};

/** The facts that are asked for, in the order of their sections. */
export function factsInOrder({ asked }: Pick<FactsForm, 'asked'>): FactName[] {
  return (Object.keys(FACT_TITLES) as FactName[]).filter((fact) => asked.has(fact));
}

/** How each list is asked for. The first key of an entry is always needed. */
const LISTS: Readonly<
  Record<Exclude<ListName, 'scoreLines'>, Omit<ListTraits, 'none'> & { readonly none: Said }>
> = {
  degrees: { needed: ['degree', 'obtainedOn', 'school'], none: said('没有上述学历', 'I have none of these') },
  titles: { needed: ['title', 'obtainedOn', 'employedFrom'], none: said('没有职称', 'I hold no title') },
  certificates: {
    needed: ['certificate', 'obtainedOn'],
    none: said('没有技能等级', 'I have no certificate'),
  },
  awards: { needed: ['award'], none: said('没有上述奖项、称号', 'I have none of these') },
  employments: {
    needed: ['from', 'employer', 'post'],
    none: said('没有工作经历', 'I have not worked yet'),
  },
  achievements: { needed: ['kind', 'name'], none: said('没有业绩成果', 'I have none') },
  recommenders: { needed: ['name'], none: said('没有推荐人', 'I have none') },
  madeUpHours: { needed: ['year', 'hours'], none: said('没有补学', 'I made up none') },
  insured: { needed: ['as', 'from'], none: said('没有参保', 'I was not insured') },
};

/** The fields of one fact. */
export function factFields(form: FactsForm, fact: FactName): Part {
  const { language } = form;
  const t = translator(language);
  if (fact === 'scoreLines') return scoreFields(form);
  if (isList(fact)) {
    const { none, needed } = LISTS[fact];
    const judged = (form.asked.get(fact) ?? []).flatMap(({ keys = [] }) => keys);
    const leftOut = ['employedFrom'].filter((key) => fact === 'titles' && !judged.includes(key));
    const hint =
      fact === 'employments' &&
      html`<p class="hint">${t('写从事技术、技能工作的各段时间；现在仍在做的，结束日期不填。', 'State each period of technical or skilled work; leave the end open while it goes on.')}</p>`;
    return html`${hint}${listFields(form, fact, { needed: [...needed, ...judged], leftOut, none: none[language] })}`;
  }
  switch (fact) {
    case 'probationPassedOn':
      return [
        factDay(
          form,
          `${form.under}/probationPassedOn`,
          t('见习期满并考核合格的日期', 'Probation passed on'),
          'conditional',
        ),
        noneBox(form, fact, t('没有见习期考核合格', 'No probation was passed')),
      ];
    case 'hours':
      return yearsAsked(form.asked.get(fact) ?? [], fact).map((year) => hoursFields(form, year));
    case 'assessments':
      return yearsAsked(form.asked.get(fact) ?? [], fact).map((year) => assessmentField(form, year));
    case 'selfScore':
      return scoreField(form);
    case 'personKind':
      return kindField(form);
    case 'insurance':
      return insuranceField(form);
  }
}

/** The kinds of person that the call's conditions name, and that somebody is none of them. */
function kindField(form: FactsForm): Part {
  const { language, vocabularies, under } = form;
  const name = `${under}/personKind`;
  const asked = (form.asked.get('personKind') ?? []).flatMap(({ kinds = [] }) => kinds);
  const kinds = vocabularies.personKinds.filter(({ id }) => asked.length === 0 || asked.includes(id));
  return radioField({
    ...factField(form, name, sayPlace(name)[language], { need: 'needed' }),
    options: [
      ...termOptions(language, kinds),
      { value: NONE, label: translator(language)('都不是', 'None of these') },
    ],
  });
}

function assessmentField(form: FactsForm, year: number): Part {
  const { language, vocabularies, under } = form;
  const name = `${under}/assessments/${year}`;
  return selectField({
    ...factField(form, name, sayPlace(name)[language], { need: 'needed' }),
    options: termOptions(language, vocabularies.assessments),
  });
}

function scoreField(form: FactsForm): Part {
  const { language, call, under } = form;
  const most = call.eligibility?.selfScoreMaximum;
  const t = translator(language);
  const total = sayTotalJudged(call);
  const hint = html`${most && html`${t(`满分 ${most.value}。`, `At most ${most.value}. `)}${clause(language, citation(most))}`}${total && html` ${saidIn(language, total)}${t('。', '.')} ${clause(language, citation(call.scoring ?? {}))}`}`;
  const name = `${under}/selfScore`;
  const field = factField(form, name, sayPlace(name)[language], {
    need: 'needed',
    ...(most || total ? { hint } : {}),
  });
  return textField({ ...field, width: 'short', inputMode: 'decimal' });
}

function insuranceField(form: FactsForm): Part {
  const { language, call, under } = form;
  const situations = [
    ...(call.insurance?.value ?? []),
    { id: UNINSURED, ...situationNamed(call, UNINSURED) },
  ];
  const name = `${under}/insurance`;
  return radioField({
    ...factField(form, name, sayPlace(name)[language], {
      need: 'needed',
      ...(call.insurance ? { hint: clause(language, citation(call.insurance)) } : {}),
    }),
    options: situations.map((each) => ({ value: each.id, label: namedInFull(language, each) })),
  });
}

/** Every field of a form of facts that has a place of its own, so that a defect can lead to it. */
export function hasFactField(form: Pick<FactsForm, 'under' | 'asked'>, at: string): boolean {
  const [, fact = '', key] = at.slice(form.under.length).split('/');
  if (!(FACT_NAMES as readonly string[]).includes(fact) || !form.asked.has(fact as FactName)) return false;
  return !isYearly(fact) || yearsAsked(form.asked.get(fact) ?? [], fact).includes(Number(key));
}
