import { assessedYears } from '../../call/assessed-years.ts';
import type { Leaf } from '../../call/condition-form.ts';
import type { NearestMiss } from '../../eligibility/answer.ts';
import { type Said, said } from '../../values/said.ts';
import { named, type Spoken } from './spoken.ts';

type Asked = NonNullable<Extract<Leaf, { assessments: unknown }>['assessments']>;

/** What a condition asks for in yearly assessments. */
export function sayAssessments({ result, years, atLeast }: Asked, spoken: Spoken): Said {
  const { assessments, cutOff } = spoken.call;
  const own = assessments && { ...assessments.value, years: years ?? assessments.value.years };
  const all = own ? assessedYears(own, cutOff.value).join('、') : '';
  const { zh, en } = named(spoken, 'assessments', result);
  const listed = all.replaceAll('、', ', ');
  if (atLeast === undefined)
    return said(
      `${all}年度考核均为“${zh}”以上`,
      `yearly assessments of ${listed}, each with the result "${en}" or better`,
    );
  return said(
    `${all}年度考核至少${atLeast}年为“${zh}”以上`,
    `yearly assessments of ${listed}, at least ${atLeast} with the result "${en}" or better`,
  );
}

/** The years whose results are too low, and how many of them must be better. */
export function sayYears(
  condition: Leaf,
  { years, more, toState, fullOn }: Extract<NearestMiss, { kind: 'years' }>,
  spoken: Spoken,
): Said {
  const result = 'assessments' in condition ? (condition.assessments?.result ?? '') : '';
  const { zh, en } = named(spoken, 'assessments', result);
  const some =
    more < years.length ? said(`中须有${more}年`, `${more} of `) : said(years.length > 1 ? '均须' : '须', '');
  const besides =
    toState.length === 0
      ? said('', '')
      : said('；还要写明其余年度的考核结果', '; state the results of the other years besides');
  const then =
    fullOn === undefined
      ? said('', '')
      : said(`；到${fullOn}即够`, `; what is stated is enough on ${fullOn}`);
  return said(
    `${years.join('、')}年度考核${some.zh}为“${zh}”以上${besides.zh}${then.zh}`,
    `${some.en}${years.join(', ')} must be "${en}" or better${besides.en}${then.en}`,
  );
}
