import type { Call } from './call.ts';
import type { Standing } from './moves.ts';
import { STANDINGS_SAID, sayInstant } from './said.ts';
import { sayPlace } from './say-defect.ts';
import type { TimelineEntry } from './verdict.ts';

const MOVES_SAID: Readonly<Record<TimelineEntry['move'], string>> = {
  create: '建立草稿',
  change: '修改填报内容',
  submit: '提交申报',
  support: '审核同意',
  return: '退回补正',
  refuse: '不予推荐',
  post: '张贴公示',
  record: '登记公示结果并推荐',
  interrupt: '公示中断',
  object: '登记异议',
  settle: '登记异议处理',
  escalate: '转上级处理',
  withdraw: '撤回申报',
  lapse: '逾期',
  grant: '准许逾期申报',
  restore: '恢复办理',
  'pass-over': '本次不予恢复',
  restart: '重新驱动',
};

/** What a rule looked at, in the order in which it is said; a name that is not here is shown as it is. */
const INPUTS_SAID: Readonly<Record<string, string>> = {
  body: '审核部门',
  affiliation: '隶属',
  employer: '单位代码',
  commitmentHash: '承诺文本校验值',
  sections: '改动部分',
  postedOn: '张贴日',
  statedOn: '登记日',
  lastDay: '公示末日',
  resultFrom: '可录入结果日',
  inTime: '来得及',
  objections: '异议件数',
  number: '序号',
  settled: '已处理',
  handling: '处理情况',
  opinion: '意见',
  reason: '理由',
  defects: '需补正',
  resubmitBy: '补正截止',
  until: '准许至',
  withdrawnFrom: '撤回前状态',
  cause: '原因',
  lapsedFrom: '逾期前状态',
  stage: '环节',
  generation: '第几次截止',
  occasion: '事由',
  oldRun: '原流程',
  newRun: '新流程',
};

const AUDIENCES_SAID: Readonly<Record<string, string>> = {
  employer: '用人单位',
  'employer-superior': '用人单位主管',
  body: '审核部门',
  'body-superior': '审核部门主管',
};

const AUTOMATIC_SAID: Readonly<Record<string, string>> = {
  'deadline-lock': '截止锁',
  'grant-ran-out': '准许到期',
  escalation: '催办',
  patrol: '巡查',
};

/**
 * One entry of the timeline in plain words: what happened, by whom, under which clause, on what facts; automatic acts
 * say so. With the call, its stages and routes go by their names, and instants by its zone's wall clock.
 */
export function sayEntry({ move, actor, clause, from, to, inputs = {} }: TimelineEntry, call?: Call): string {
  // The records do not keep the order of names.
  const facts = Object.entries(inputs)
    .sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other) || (one < other ? -1 : 1))
    .map(([name, value]) => `${INPUTS_SAID[name] ?? name}：${sayInput(name, value, call)}`);
  return [
    MOVES_SAID[move],
    from === undefined || from === to ? sayStanding(to) : `${sayStanding(from)} → ${sayStanding(to)}`,
    sayActor(actor),
    ...(clause === undefined ? [] : [`依据 ${clause}`]),
    ...(facts.length === 0 ? [] : [facts.join('，')]),
  ].join('；');
}

const ORDER = Object.keys(INPUTS_SAID);

type Input = NonNullable<TimelineEntry['inputs']>[string];

function sayInput(name: string, value: Input, call: Call | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object')
    return value.map((each) => (name === 'sections' ? sayPlace(`/${each}`).zh : each)).join('、');
  const text = String(value);
  // Enough to compare with; the whole stands in the records.
  if (name === 'commitmentHash') return `${text.slice(0, 12)}…`;
  if (name === 'affiliation') return routeNamed(call, text) ?? text;
  if (name === 'stage') return call?.stages.find(({ id }) => id === text)?.name ?? text;
  if (name === 'cause' || name === 'lapsedFrom' || name === 'withdrawnFrom') return sayCause(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text);
  return isInstant && call ? sayInstant(text, call.identity.zone.value, false) : text;
}

function routeNamed(call: Call | undefined, affiliation: string): string | undefined {
  return call?.routes.value.find((route) => route.affiliation === affiliation)?.name;
}

const CAUSES_SAID: Readonly<Record<string, string>> = {
  'objection-unsettled': '异议未处理完',
  'already-claimed': '本人本年度已有另一份申报',
};

/** A cause by its word, or as the standing in which it was left. */
function sayCause(cause: string): string {
  const standing = cause.replace(/^unfinished-/, '');
  if (!(standing in STANDINGS_SAID)) return CAUSES_SAID[cause] ?? cause;
  const name = sayStanding(standing as Standing);
  return standing === cause ? name : `停在“${name}”`;
}

function sayStanding(standing: Standing): string {
  return STANDINGS_SAID[standing].zh;
}

function sayActor(actor: TimelineEntry['actor']): string {
  switch (actor.kind) {
    case 'applicant':
      return '申报人';
    case 'link': {
      const [role = ''] = actor.audience.split(':');
      return `通过链接（${AUDIENCES_SAID[role] ?? role}），自称 ${actor.statedPost}${actor.statedName}`;
    }
    case 'operator':
      return `操作员 ${actor.by}`;
    case 'automatic':
      return `系统自动（${AUTOMATIC_SAID[actor.by] ?? actor.by}）`;
  }
}
