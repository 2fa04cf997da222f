import type { Call } from '../call/call.ts';
import type { Leaf } from '../call/condition-form.ts';
import { nameIn } from '../call/named.ts';
import type { Is, LeafAnswer } from '../eligibility/answer.ts';
import type { RouteJudgement } from '../eligibility/judgement.ts';
import { proofsOf } from '../eligibility/proofs.ts';
import { type Said, said } from '../values/said.ts';
import { sayAchievements } from './conditions/say-achievements.ts';
import { sayAssessments } from './conditions/say-assessments.ts';
import { sayCutOff } from './conditions/say-cut-off.ts';
import { sayHours } from './conditions/say-hours.ts';
import { sayInsured, saySituations } from './conditions/say-insurance.ts';
import { sayRecommenders } from './conditions/say-recommenders.ts';
import { saySelfScore } from './conditions/say-self-score.ts';
import { named, type Spoken } from './conditions/spoken.ts';

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
  if ('degree' in leaf && leaf.degree !== undefined) {
    const { zh, en } = named(spoken, 'degrees', leaf.degree);
    return said(`${zh}以上学历（含同等看待的）`, `${en} or more, or held equal to it`);
  }
  if ('degreeHeld' in leaf && leaf.degreeHeld !== undefined) {
    const { degree, years } = leaf.degreeHeld;
    const { zh, en } = named(spoken, 'degrees', degree);
    const by = sayCutOff(call, 'degreeHeld');
    return said(
      `取得${zh}以上学历（含同等看待的）满${years}年，算到${by.zh}`,
      `${en} or more, or held equal to it, for ${years} years by ${by.en}`,
    );
  }
  if ('title' in leaf && leaf.title !== undefined) {
    const { title, years, from } = leaf.title;
    const { zh, en } = named(spoken, 'titles', title);
    const by = sayCutOff(call, 'title');
    const since = from === 'obtained' ? said('取得', 'held') : said('受聘', 'employed as');
    return said(
      `${since.zh}${zh}满${years}年，算到${by.zh}`,
      `${since.en} ${en}, ${years} years by ${by.en}`,
    );
  }
  if ('certificate' in leaf && leaf.certificate !== undefined) {
    const { certificate, yearsOfWork } = leaf.certificate;
    const { zh, en } = named(spoken, 'certificates', certificate);
    const by = sayCutOff(call, 'certificate');
    return said(
      `取得${zh}后从事技术技能工作满${yearsOfWork}年，算到${by.zh}`,
      `${en}, and ${yearsOfWork} years of technical or skilled work since, by ${by.en}`,
    );
  }
  if ('yearsOfWork' in leaf && leaf.yearsOfWork !== undefined) {
    const by = sayCutOff(call, 'yearsOfWork');
    return said(
      `从事专业技术工作满${leaf.yearsOfWork}年，算到${by.zh}`,
      `${leaf.yearsOfWork} years of technical work by ${by.en}`,
    );
  }
  if ('award' in leaf && leaf.award !== undefined) {
    const list = eligibility.awardLists.value.find(({ id }) => id === leaf.award);
    return list ? said(list.name, nameIn('en', list)) : said(leaf.award, leaf.award);
  }
  if ('probation' in leaf && leaf.probation !== undefined)
    return said('见习期满并考核合格', 'the probation completed and passed');
  if ('selfScore' in leaf && leaf.selfScore !== undefined) return saySelfScore(leaf.selfScore, call);
  if ('hours' in leaf && leaf.hours !== undefined) return sayHours(leaf.hours, spoken);
  if ('insured' in leaf && leaf.insured !== undefined) return sayInsured(leaf.insured, spoken);
  if ('assessments' in leaf && leaf.assessments !== undefined)
    return sayAssessments(leaf.assessments, spoken);
  if ('achievements' in leaf && leaf.achievements !== undefined)
    return sayAchievements(leaf.achievements, spoken);
  if ('notAmong' in leaf && leaf.notAmong !== undefined) {
    const kinds = leaf.notAmong.map((each) => named(spoken, 'personKinds', each));
    return said(
      `不属于${kinds.map(({ zh }) => zh).join('、')}`,
      `none of these: ${kinds.map(({ en }) => en).join('; ')}`,
    );
  }
  if ('recommenders' in leaf && leaf.recommenders !== undefined)
    return sayRecommenders(leaf.recommenders, spoken);
  return saySituations('insurance' in leaf ? (leaf.insurance ?? []) : [], call);
}

/** The materials of the call that prove what the leaf asks for; undefined if the call names none. */
export function sayProof(leaf: LeafAnswer, { call, eligibility }: Spoken): Said | undefined {
  const groups = proofsOf(call, eligibility, leaf);
  const join = (language: keyof Said, and: string, or: string) =>
    groups.map((group) => group.map((each) => nameIn(language, each)).join(and)).join(or);
  return groups.length > 0 ? said(join('zh', '、', '；或者'), join('en', ', ', '; or ')) : undefined;
}
