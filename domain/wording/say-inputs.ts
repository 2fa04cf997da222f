import type { Call } from '../call/call.ts';
import { nameIn } from '../call/named.ts';
import { stageNamed, stepIdOf } from '../call/steps.ts';
import type { Cause } from '../declaration/change.ts';
import type { Standing } from '../declaration/moves.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { postLevelOf } from '../quota/needed.ts';
import { type Language, quoted, type Said, said } from '../values/said.ts';
import { STANDINGS_SAID, sayInstant } from './say-facts.ts';
import { sayPlace } from './say-place.ts';
import { sayRung } from './say-rung.ts';

/**
 * The names of the facts that a rule looked at, in the order in which they are said. A name that is not here is shown
 * as it is.
 */
export const INPUTS_SAID: Readonly<Record<string, Said>> = {
  body: said('审核部门', 'body'),
  affiliation: said('隶属', 'affiliation'),
  employer: said('单位代码', 'employer'),
  from: said('沿用所填内容', 'going on from'),
  sections: said('改动部分', 'changed'),
  numberChanged: said('证件号码有更正', 'identity number corrected'),
  postedOn: said('张贴日', 'posted on'),
  statedOn: said('登记日', 'recorded on'),
  lastPosting: said('已过的最迟张贴日', 'last day to post, which had passed'),
  lastDay: said('公示末日', 'last day of the notice'),
  resultFrom: said('可登记结果日', 'result from'),
  inTime: said('能否如期期满', 'ends in time'),
  objections: said('异议件数', 'objections'),
  number: said('序号', 'number'),
  settled: said('已处理', 'settled'),
  handling: said('处理情况', 'handling'),
  fee: said('费用（元）', 'fee in yuan'),
  paidOn: said('缴费日', 'paid on'),
  receipt: said('票据号', 'number of the receipt'),
  receivedOn: said('收到日', 'received on'),
  postmarkedOn: said('邮戳日', 'postmarked on'),
  postLevel: said('占用岗位', 'takes a post'),
  posts: said('本年度可占用数', 'posts of the year'),
  opinion: said('意见', 'opinion'),
  reason: said('理由', 'reason'),
  defects: said('需补正', 'to correct'),
  reasons: said('未符合条件的理由', 'reasons for what is not met'),
  conditions: said('条件', 'conditions'),
  admitted: said('已获准的条件数', 'conditions admitted'),
  otherwise: said('审核人另有判断', 'judged otherwise'),
  scored: said('单位另评分值', 'points given otherwise by the employer'),
  bookedFor: said('预约时间', 'booked for'),
  bookedAt: said('预约办理于', 'booked at'),
  ranAt: said('系统办理于', 'run at'),
  refusedWhy: said('未成功的原因', 'why'),
  refusedWhyEn: said('未成功的原因', 'why'),
  resubmitBy: said('补正截止', 'to be back by'),
  until: said('准许至', 'granted until'),
  termEnded: said('办理期限原至', 'own deadline until then'),
  termEnds: said('办理期限', 'own deadline'),
  withdrawnFrom: said('撤回前状态', 'before the withdrawal'),
  cause: said('原因', 'cause'),
  lapsedFrom: said('到期前状态', 'before the end'),
  refusedFrom: said('截止时状态', 'at the closing'),
  stage: said('环节', 'stage'),
  batch: said('转入', 'into'),
  occasion: said('事由', 'occasion'),
  round: said('第几个链接', 'number of the link'),
  audience: said('发给', 'to'),
  handedTo: said('发给', 'to'),
};

/** Whether a fact was written by a person. A fact without a name here counts as written too. */
const isWritten = (name: string) =>
  ['opinion', 'receipt', 'reason', 'reasons', 'defects', 'handling', 'otherwise', 'scored'].includes(name) ||
  !(name in INPUTS_SAID);

/** Facts whose value is a standing. */
const STANDINGS = ['withdrawnFrom', 'lapsedFrom', 'refusedFrom'];

/** Instants at which something happens. At any other something ends. */
const BEGINS = ['bookedFor', 'bookedAt', 'ranAt'];

/** Facts that only the machinery needs. They stand in the records but are not said to people. */
export const UNSAID = [
  ...['otherwiseAt', 'otherwiseWhy', 'scoredBy', 'scoredAt', 'scoredPoints', 'scoredWhy'],
  'generation',
  'commitmentHash',
  'oldRun',
  'newRun',
  'as',
  'desk',
];

/** Whether a fact stands in both languages, and this is the one of the other language. */
export function isOfOther(language: Language, name: string): boolean {
  return name === (language === 'zh' ? 'refusedWhyEn' : 'refusedWhy');
}

export const AUDIENCES_SAID: Readonly<Record<string, Said>> = {
  employer: said('用人单位', 'employer'),
  'employer-superior': said('用人单位主管', 'superior at the employer'),
  body: said('审核部门', 'body'),
  'body-superior': said('审核部门主管', 'superior at the body'),
};

export const ORDER = Object.keys(INPUTS_SAID);

type Input = NonNullable<TimelineEntry['inputs']>[string];

export function sayInput(
  language: Language,
  name: string,
  value: Input,
  call: Call | undefined,
): string | undefined {
  if (typeof value === 'boolean') return (value ? said('是', 'yes') : said('否', 'no'))[language];
  if (typeof value === 'object') {
    const said = value.map((each) => (name === 'sections' ? sayPlace(`/${each}`)[language] : quoted(each)));
    return said.join(language === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'string' && isWritten(name)) return quoted(value);
  const text = String(value);
  if (name === 'audience' || name === 'handedTo')
    return AUDIENCES_SAID[text.replace(/:.*/, '')]?.[language] ?? text;
  if (name === 'occasion') return sayRung(call, text)?.[language];
  if (name === 'affiliation') return routeNamed(language, call, text) ?? text;
  if (name === 'postLevel') return postLevelNamed(language, call, text) ?? text;
  if (name === 'batch') return batchNamed(language, call, text) ?? text;
  if (name === 'stage') return sayStage(language, call, text) ?? text;
  if (name === 'cause') return sayCause(text as Cause)[language];
  if (STANDINGS.includes(name)) return STANDINGS_SAID[text as Standing][language];
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);
  return isInstant && call ? sayInstant(text, call.identity.zone.value, BEGINS.includes(name)) : text;
}

function routeNamed(language: Language, call: Call | undefined, affiliation: string): string | undefined {
  const route = call?.routes.value.find((each) => each.affiliation === affiliation);
  return route && nameIn(language, route);
}

function sayStage(language: Language, call: Call | undefined, id: string): string | undefined {
  const isKnown = call?.steps.some((step) => step.id === stepIdOf(id));
  return call && isKnown ? nameIn(language, stageNamed(call, id)) : undefined;
}

function batchNamed(language: Language, call: Call | undefined, id: string): string | undefined {
  const batch = call?.batches?.value.find((each) => each.id === id);
  return batch && nameIn(language, batch);
}

function postLevelNamed(language: Language, call: Call | undefined, id: string): string | undefined {
  const level = call && postLevelOf(call, id);
  return level && nameIn(language, level);
}

type Unfinished = `unfinished-${Standing}`;

const CAUSES_SAID: Readonly<Record<Exclude<Cause, Unfinished>, Said>> = {
  'objection-unsettled': said('异议未处理完', 'an objection was not settled'),
  'already-claimed': said('本人已有另一份申报', 'the person holds another declaration'),
  'number-claimed': said('该号码名下已有另一份申报', 'another declaration holds the number'),
  'no-free-post': said('用人单位没有空余岗位', 'the employer has no free post'),
  'posts-not-stated': said('用人单位没有登记岗位核定情况', 'nothing is registered of the employer’s posts'),
  'claim-lost': said('本申报不再占用该号码', 'this declaration no longer holds the number'),
  'claim-opened': said('该号码可用于本申报', 'this declaration may take the number'),
  'another-person': said('本岗位已登记其他人员', 'another person was registered at this desk'),
};

/** Says a cause by its own words, or as the standing in which the declaration was left. */
function sayCause(cause: Cause): Said {
  if (!isUnfinished(cause)) return CAUSES_SAID[cause];
  const { zh, en } = STANDINGS_SAID[cause.slice('unfinished-'.length) as Standing];
  return said(`停在“${zh}”`, `left at "${en}"`);
}

function isUnfinished(cause: Cause): cause is Unfinished {
  return cause.startsWith('unfinished-');
}
