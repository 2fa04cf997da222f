import type { Call } from '../call/call.ts';
import type { Leaf } from '../call/condition-form.ts';
import { nameIn } from '../call/named.ts';
import type { Is, LeafAnswer, NearestMiss } from '../eligibility/answer.ts';
import type { RouteJudgement } from '../eligibility/judgement.ts';
import { proofsOf } from '../eligibility/proofs.ts';
import type { VocabularyName } from '../eligibility/vocabulary.ts';
import { type Said, said } from '../values/said.ts';
import { sayHours, sayShort } from './conditions/say-hours.ts';
import { sayInsured, saySituations } from './conditions/say-insurance.ts';
import { saySelfScore } from './conditions/say-self-score.ts';
import { named, type Spoken } from './conditions/spoken.ts';
import { withRank } from './conditions/with-rank.ts';

export type { Spoken } from './conditions/spoken.ts';

export const ANSWERS_SAID: Readonly<Record<Is, Said>> = {
  met: said('符合', 'met'),
  'not-met': said('不符合', 'not met'),
  'not-known': said('尚不能判断', 'not known'),
};

/** A level and a route by their names in the call. */
export function sayRoute(
  { level, eligibilityRoute }: Pick<RouteJudgement, 'level' | 'eligibilityRoute'>,
  call: Call,
): Said {
  const levelNamed = call.levels.value.find(({ id }) => id === level);
  const route = call.eligibilityRoutes.value.find(({ id }) => id === eligibilityRoute);
  const of = (language: keyof Said) =>
    [levelNamed && nameIn(language, levelNamed), route && nameIn(language, route)] as const;
  const [[zhLevel, zhRoute], [enLevel, enRoute]] = [of('zh'), of('en')];
  return said(`${zhLevel}：${zhRoute}`, `${enLevel}: ${enRoute}`);
}

/** What a leaf asks for. */
export function sayLeaf(leaf: Leaf, spoken: Spoken): Said {
  const { call, eligibility } = spoken;
  const cutOff = call.cutOff.value;
  if ('degree' in leaf && leaf.degree !== undefined) {
    const { zh, en } = named(spoken, 'degrees', leaf.degree);
    return said(`${zh}以上学历（含同等看待的）`, `${en} or more, or held equal to it`);
  }
  if ('degreeHeld' in leaf && leaf.degreeHeld !== undefined) {
    const { degree, years } = leaf.degreeHeld;
    const { zh, en } = named(spoken, 'degrees', degree);
    return said(
      `取得${zh}以上学历（含同等看待的）满${years}年，算到${cutOff}`,
      `${en} or more, or held equal to it, for ${years} years by ${cutOff}`,
    );
  }
  if ('title' in leaf && leaf.title !== undefined) {
    const { title, years, from } = leaf.title;
    const { zh, en } = named(spoken, 'titles', title);
    const since = from === 'obtained' ? said('取得', 'held') : said('受聘', 'employed as');
    return said(
      `${since.zh}${zh}满${years}年，算到${cutOff}`,
      `${since.en} ${en}, ${years} years by ${cutOff}`,
    );
  }
  if ('certificate' in leaf && leaf.certificate !== undefined) {
    const { certificate, yearsOfWork } = leaf.certificate;
    const { zh, en } = named(spoken, 'certificates', certificate);
    return said(
      `取得${zh}后从事技术技能工作满${yearsOfWork}年，算到${cutOff}`,
      `${en}, and ${yearsOfWork} years of technical or skilled work since, by ${cutOff}`,
    );
  }
  if ('yearsOfWork' in leaf && leaf.yearsOfWork !== undefined)
    return said(
      `从事专业技术工作满${leaf.yearsOfWork}年，算到${cutOff}`,
      `${leaf.yearsOfWork} years of technical work by ${cutOff}`,
    );
  if ('award' in leaf && leaf.award !== undefined) {
    const list = eligibility.awardLists.value.find(({ id }) => id === leaf.award);
    return list ? said(list.name, nameIn('en', list)) : said(leaf.award, leaf.award);
  }
  if ('probation' in leaf && leaf.probation !== undefined)
    return said('见习期满并考核合格', 'the probation completed and passed');
  if ('selfScore' in leaf && leaf.selfScore !== undefined) return saySelfScore(leaf.selfScore, call);
  if ('hours' in leaf && leaf.hours !== undefined) return sayHours(leaf.hours, spoken);
  if ('insured' in leaf && leaf.insured !== undefined) return sayInsured(leaf.insured, spoken);
  if ('recommenders' in leaf && leaf.recommenders !== undefined) {
    const { atLeast, title, sameProfession } = leaf.recommenders;
    const { zh, en } = named(spoken, 'titles', title);
    const of = sameProfession
      ? said('本专业或相近专业的', ' of the same or a near profession')
      : said('', '');
    return said(
      `有${atLeast}名${of.zh}${zh}以上职称的人推荐`,
      `recommended by ${atLeast} people with the title ${en} or more${of.en}`,
    );
  }
  return saySituations('insurance' in leaf ? (leaf.insurance ?? []) : [], call);
}

/** The materials of the call that prove what the leaf asks for; undefined if the call names none. */
export function sayProof(leaf: LeafAnswer, { call, eligibility }: Spoken): Said | undefined {
  const groups = proofsOf(call, eligibility, leaf);
  const join = (language: keyof Said, and: string, or: string) =>
    groups.map((group) => group.map((each) => nameIn(language, each)).join(and)).join(or);
  return groups.length > 0 ? said(join('zh', '、', '；或者'), join('en', ', ', '; or ')) : undefined;
}

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
      const then =
        nearest.fullOn === undefined
          ? said('', '')
          : said(`，继续下去到${nearest.fullOn}即够`, `, which is enough on ${nearest.fullOn} if it goes on`);
      return said(`还差${nearest.more}${unit.zh}${then.zh}`, `${nearest.more} ${unit.en} short${then.en}`);
    }
    case 'hours':
      return sayShort(nearest, spoken);
    case 'entry':
      return sayEntry(condition, nearest, spoken);
    case 'state': {
      const asked = FACTS[nearest.at.split('/')[1] ?? ''] ?? said(nearest.at, nearest.at);
      return said(`请说明${asked.zh}`, `state ${asked.en}`);
    }
  }
}

const UNITS = {
  points: said('分', 'points'),
  days: said('天', 'days'),
  months: said('个月', 'months'),
  people: said('人', 'people'),
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
  insured: said('社会保险缴纳的起止月份', 'the months of insurance'),
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
