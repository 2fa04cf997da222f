import type { Leaf } from '../call/condition-form.ts';
import type { LeafAnswer, NearestMiss } from '../eligibility/answer.ts';
import type { VocabularyName } from '../eligibility/vocabulary.ts';
import { type Said, said } from '../values/said.ts';
import { sayYears } from './conditions/say-assessments.ts';
import { sayShort } from './conditions/say-hours.ts';
import { named, type Spoken } from './conditions/spoken.ts';
import { withRank } from './conditions/with-rank.ts';
import { sayLeaf } from './say-judgement.ts';
import { sayPlace } from './say-place.ts';

/** What alone would turn the leaf to met. */
export function sayNearest({ condition, nearest, facts }: LeafAnswer, spoken: Spoken): Said | undefined {
  if (nearest === undefined) return undefined;
  switch (nearest.kind) {
    case 'day':
      return said(
        `须在${nearest.latest}前（含当日）${didWhat(nearest.at)}；所填为${stated(nearest, facts)}，到${nearest.fullOn}才符合，差${nearest.daysLate}天`,
        `on ${nearest.latest} at the latest; ${stated(nearest, facts)} is stated, which is enough on ${nearest.fullOn}, ${nearest.daysLate} days late`,
      );
    case 'more': {
      const unit = UNITS[nearest.unit];
      const then = sayEnoughOn(nearest);
      return said(`还差${nearest.more}${unit.zh}${then.zh}`, `${nearest.more} ${unit.en} short${then.en}`);
    }
    case 'hours':
      return sayShort(nearest, spoken);
    case 'years':
      return sayYears(condition, nearest, spoken);
    case 'entry':
      return sayEntry(condition, nearest, spoken);
    case 'state': {
      const year = YEAR_PLACE.test(nearest.at) ? sayPlace(nearest.at) : undefined;
      const asked = year ?? FACTS[nearest.at.split('/')[1] ?? ''] ?? said(nearest.at, nearest.at);
      return said(`请说明${asked.zh}`, `state ${asked.en}`);
    }
  }
}

/** A fact of one year, which is named with its year. */
const YEAR_PLACE = /^\/assessments\/\d{4}$/;

/** The day from which a number is reached: by what is stated already, or if work or insurance goes on. */
function sayEnoughOn({ fullOn, unit }: Extract<NearestMiss, { kind: 'more' }>): Said {
  if (fullOn === undefined) return said('', '');
  if (unit === 'achievements') return said(`，到${fullOn}即够`, `, which is enough on ${fullOn}`);
  return said(`，继续下去到${fullOn}即够`, `, which is enough on ${fullOn} if it goes on`);
}

const UNITS = {
  points: said('分', 'points'),
  days: said('天', 'days'),
  months: said('个月', 'months'),
  people: said('人', 'people'),
  achievements: said('项业绩成果', 'achievements'),
} as const;

/** The statements that conditions ask for, by their place in the person's file. */
const FACTS: Readonly<Record<string, Said>> = {
  degrees: said('学历及取得日期', 'the degrees, with their days'),
  titles: said('已有职称及取得、受聘日期', 'the titles held, with the days of obtaining and employment'),
  certificates: said('职业资格或技能等级及取得日期', 'the certificates of skill, with their days'),
  awards: said('获奖及名次', 'the awards, with their ranks'),
  employments: said('从事技术技能工作的起止日期', 'the periods of technical or skilled work'),
  probationPassedOn: said('见习期考核合格的日期', 'the day on which the probation was passed'),
  hours: said('各年继续教育学时', 'the hours of continuing education of each year'),
  madeUpHours: said('补学学时的科目和日期', 'the subject and the day of hours that were made up'),
  selfScore: said('自评分', 'the self-score'),
  scoreLines: said('评分表各行所缺的内容', 'what is missing in lines of the scoring table'),
  insurance: said('社会保险缴纳情况', 'where the person is insured'),
  personKind: said('人员类别', 'the kind of person'),
  insured: said('社会保险缴纳的起止月份', 'the months of insurance'),
  assessments: said('各年度考核结果', 'the results of the yearly assessments'),
  achievements: said('业绩成果及日期、本人排名', 'the achievements, with their days and the own rank'),
  cutOff: said(
    '在哪一批申报、用人单位是企业还是事业单位',
    'the batch, and whether the employer is an enterprise or an institution',
  ),
  recommenders: said('推荐人的职称和专业', 'the titles and professions of those who recommend the person'),
};

const LISTS: Readonly<Record<string, VocabularyName>> = {
  '/degrees': 'degrees',
  '/titles': 'titles',
  '/certificates': 'certificates',
  '/awards': 'awards',
};

function sayEntry(condition: Leaf, nearest: Extract<NearestMiss, { kind: 'entry' }>, spoken: Spoken): Said {
  const list = LISTS[nearest.at];
  if (list === undefined) return sayLeaf(condition, spoken);
  const names = nearest.oneOf.map((each) => withRank(condition, each, named(spoken, list, each), spoken));
  const by =
    nearest.latest === undefined ? said('', '') : said(`，不晚于${nearest.latest}`, `, by ${nearest.latest}`);
  const asksWork =
    'certificate' in condition &&
    condition.certificate !== undefined &&
    condition.certificate.yearsOfWork > 0;
  const { moreDays } = nearest;
  const more =
    moreDays === undefined
      ? said('', '')
      : said(`，另差${moreDays}天`, `, of which ${moreDays} days are missing`);
  const then = asksWork
    ? said(`，并自此从事技术技能工作${more.zh}`, `, with technical or skilled work since${more.en}`)
    : said('', '');
  return said(
    `须有${names.map(({ zh }) => zh).join('、')}${names.length > 1 ? '之一' : ''}${by.zh}${then.zh}`,
    `${names.length > 1 ? 'one of ' : ''}${names.map(({ en }) => en).join('; ')}${by.en}${then.en}`,
  );
}

/** What was done on the day that stands at a place. */
function didWhat(at: string): string {
  if (at.endsWith('/employedFrom')) return '受聘';
  return at === '/probationPassedOn' ? '考核合格' : '取得';
}

function stated({ at }: NearestMiss, facts: LeafAnswer['facts']): string {
  return String(facts.find((fact) => fact.at === at)?.value ?? '');
}
