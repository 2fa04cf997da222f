import { ASSUMED, type Call } from '../call/call.ts';
import { nameIn } from '../call/named.ts';
import type { Standing } from '../declaration/moves.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { deskParts } from '../identifiers/desk-id.ts';
import { type Language, quoted, type Said, said } from '../values/said.ts';
import { STANDINGS_SAID, sayInstant } from './say-facts.ts';
import { sayPlace } from './say-place.ts';
import { sayRung } from './say-rung.ts';

const MOVES_SAID: Readonly<Record<TimelineEntry['move'], Said>> = {
  create: said('建立草稿', 'Draft begun'),
  change: said('修改填报内容', 'Draft changed'),
  submit: said('提交申报', 'Submitted'),
  support: said('审核同意', 'Supported'),
  return: said('退回补正', 'Returned for correction'),
  refuse: said('不予推荐', 'Refused'),
  post: said('张贴公示', 'Public notice posted'),
  record: said('登记公示结果并推荐', 'Result of the public notice recorded, recommended'),
  interrupt: said('公示中断', 'Public notice interrupted'),
  object: said('登记异议', 'Objection recorded'),
  settle: said('登记异议处理', 'Handling of an objection recorded'),
  escalate: said('转上级处理', 'Handed to the superior'),
  reissue: said('补发链接', 'Link reissued'),
  withdraw: said('撤回申报', 'Withdrawn'),
  lapse: said('逾期', 'Lapsed'),
  grant: said('准许逾期申报', 'Late entry granted'),
  restore: said('恢复办理', 'Restored'),
  'pass-over': said('本次不予恢复', 'Not restored this time'),
  restart: said('重新驱动', 'Driven anew'),
  'correct-contact': said('更正联系方式', 'Telephone and mailbox corrected'),
  'free-claim': said('解除证件号码占用', 'Claim of the identity number freed'),
  'accept-number': said('核准校验码不符的证件号码', 'Identity number let through'),
};

/**
 * The names of the facts that a rule looked at, in the order in which they are said. A name that is not here is shown
 * as it is.
 */
const INPUTS_SAID: Readonly<Record<string, Said>> = {
  body: said('审核部门', 'body'),
  affiliation: said('隶属', 'affiliation'),
  employer: said('单位代码', 'employer'),
  commitmentHash: said('承诺文本校验值', 'hash of the commitment'),
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
  opinion: said('意见', 'opinion'),
  reason: said('理由', 'reason'),
  defects: said('需补正', 'to correct'),
  resubmitBy: said('补正截止', 'to be back by'),
  until: said('准许至', 'granted until'),
  withdrawnFrom: said('撤回前状态', 'before the withdrawal'),
  cause: said('原因', 'cause'),
  lapsedFrom: said('逾期前状态', 'before the lapse'),
  refusedFrom: said('截止时状态', 'at the closing'),
  stage: said('环节', 'stage'),
  occasion: said('事由', 'occasion'),
  round: said('第几个链接', 'number of the link'),
  audience: said('发给', 'to'),
};

/** Whether a fact was written by a person. A fact without a name here counts as written too. */
const isWritten = (name: string) =>
  ['opinion', 'reason', 'defects', 'handling'].includes(name) || !(name in INPUTS_SAID);

/** Facts that only the machinery needs. They stand in the records but are not said to people. */
const UNSAID = ['generation', 'oldRun', 'newRun', 'desk'];

const AUDIENCES_SAID: Readonly<Record<string, Said>> = {
  employer: said('用人单位', 'employer'),
  'employer-superior': said('用人单位主管', 'superior at the employer'),
  body: said('审核部门', 'body'),
  'body-superior': said('审核部门主管', 'superior at the body'),
};

const AUTOMATIC_SAID: Readonly<Record<string, Said>> = {
  'deadline-lock': said('截止锁', 'deadline lock'),
  'grant-ran-out': said('准许到期', 'end of the grant'),
  escalation: said('催办', 'reminder ladder'),
  patrol: said('巡查', 'patrol'),
};

/**
 * Says one entry of the timeline in plain words: what happened, by whom, under which clause, on what facts. Automatic
 * acts say that they are automatic. If the call is given, stages and routes get their names, and instants the wall
 * clock of its zone. Words that people wrote stand in quotation marks, so that they never read as the system's own.
 */
export function sayEntry(entry: TimelineEntry, call?: Call): Said {
  return said(sayIn('zh', entry, call), sayIn('en', entry, call));
}

/** Says what was done and by whom, without reasons, for a line of a list. */
export function sayAct({ move, actor }: Pick<TimelineEntry, 'move' | 'actor'>): Said {
  const [done, by] = [MOVES_SAID[move], sayActor(actor)];
  return said(`${done.zh}；${by.zh}`, `${done.en}; ${by.en}`);
}

function sayIn(language: Language, entry: TimelineEntry, call: Call | undefined): string {
  const { actor, clause, from, to, inputs = {} } = entry;
  const zh = language === 'zh';
  // The records do not keep the order of names.
  const facts = Object.entries(inputs)
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other) || (one < other ? -1 : 1))
    .flatMap(([name, value]) => {
      const label = INPUTS_SAID[name]?.[language] ?? name;
      const text = UNSAID.includes(name) ? undefined : sayInput(language, name, value, call);
      return text === undefined ? [] : [`${label}${zh ? '：' : ': '}${text}`];
    });
  const standing = (word: Standing) => STANDINGS_SAID[word][language];
  return [
    sayMove(entry)[language],
    from === undefined || from === to ? standing(to) : `${standing(from)} → ${standing(to)}`,
    sayActor(actor)[language],
    ...(clause === undefined ? [] : [sayClause(clause)[language]]),
    ...(facts.length === 0 ? [] : [facts.join(zh ? '，' : ', ')]),
  ].join(zh ? '；' : '; ');
}

/** A lock may also refuse, by the call's own rule, and such a refusal must not be called a lapse. */
function sayMove({ move, to }: Pick<TimelineEntry, 'move' | 'to'>): Said {
  return move === 'lapse' && to === 'refused' ? REFUSED_BY_LOCK : MOVES_SAID[move];
}

const REFUSED_BY_LOCK = said(
  '截止时因异议未决自动不予推荐',
  'Refused automatically at the closing for an unsettled objection',
);

const ORDER = Object.keys(INPUTS_SAID);

/**
 * Says a clause, or the assumption in its place, inside a sentence. Its full stop is dropped, because it would end that
 * sentence.
 */
export function sayClause(clause: string): Said {
  const text = clause.replace(/。$/, '');
  if (!text.startsWith(ASSUMED)) return said(`依据 ${text}`, `under clause ${text}`);
  return said(text, `assumed: ${text.slice(ASSUMED.length)}`);
}

type Input = NonNullable<TimelineEntry['inputs']>[string];

function sayInput(
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
  // Twelve characters are enough to compare; the records hold the whole hash.
  if (name === 'commitmentHash') return `${text.slice(0, 12)}…`;
  if (name === 'audience') return AUDIENCES_SAID[text.replace(/:.*/, '')]?.[language] ?? text;
  if (name === 'occasion') return sayRung(call, text)?.[language];
  if (name === 'affiliation') return routeNamed(language, call, text) ?? text;
  if (name === 'stage') return stageNamed(language, call, text) ?? text;
  if (name === 'cause' || name.endsWith('From')) return sayCause(text)[language];
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);
  return isInstant && call ? sayInstant(text, call.identity.zone.value, false) : text;
}

function routeNamed(language: Language, call: Call | undefined, affiliation: string): string | undefined {
  const route = call?.routes.value.find((each) => each.affiliation === affiliation);
  return route && nameIn(language, route);
}

function stageNamed(language: Language, call: Call | undefined, id: string): string | undefined {
  const stage = call?.stages.find((each) => each.id === id);
  return stage && nameIn(language, stage);
}

const CAUSES_SAID: Readonly<Record<string, Said>> = {
  'objection-unsettled': said('异议未处理完', 'an objection was not settled'),
  'already-claimed': said('本人本年度已有另一份申报', 'the person holds another declaration this year'),
  'number-claimed': said('该号码名下本年度已有另一份申报', 'another declaration holds the number this year'),
  'claim-lost': said('本申报不再占用该号码', 'this declaration no longer holds the number'),
  'claim-opened': said('该号码可用于本申报', 'this declaration may take the number'),
  'another-person': said('本岗位已登记其他人员', 'another person was registered at this desk'),
};

/** Says a cause by its own words, or as the standing in which the declaration was left. */
function sayCause(cause: string): Said {
  const standing = cause.replace(/^unfinished-/, '');
  if (!(standing in STANDINGS_SAID)) return CAUSES_SAID[cause] ?? said(cause, cause);
  const { zh, en } = STANDINGS_SAID[standing as Standing];
  return standing === cause ? said(zh, en) : said(`停在“${zh}”`, `left at "${en}"`);
}

function sayActor(actor: TimelineEntry['actor']): Said {
  switch (actor.kind) {
    case 'applicant':
      return said('申报人', 'the applicant');
    case 'link': {
      const { name: role } = deskParts(actor.audience);
      const { zh, en } = AUDIENCES_SAID[role] ?? said(role, role);
      const [post, name] = [quoted(actor.statedPost), quoted(actor.statedName)];
      const other = actor.otherPerson
        ? said('，声明与申报人同名但不是同一人', ', of the applicant’s name and stated to be another person')
        : said('', '');
      return said(
        `通过链接（${zh}），自称${post}${name}${other.zh}`,
        `by link (${en}), stated as ${post} ${name}${other.en}`,
      );
    }
    case 'operator':
      return said(`操作员${quoted(actor.by)}`, `operator ${quoted(actor.by)}`);
    case 'automatic': {
      const { zh, en } = AUTOMATIC_SAID[actor.by] ?? said(actor.by, actor.by);
      return said(`系统自动（${zh}）`, `automatic (${en})`);
    }
  }
}
