import type { Standing } from './moves.ts';
import { STANDINGS_SAID } from './said.ts';
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

/** What a rule looked at; a name that is not here is shown as it is. */
const INPUTS_SAID: Readonly<Record<string, string>> = {
  affiliation: '隶属',
  cause: '原因',
  commitmentHash: '承诺文本校验值',
  defects: '需补正',
  employer: '单位代码',
  generation: '第几次截止',
  handling: '处理情况',
  inTime: '来得及',
  lapsedFrom: '逾期前状态',
  lastDay: '公示末日',
  newRun: '新流程',
  number: '序号',
  objections: '异议件数',
  occasion: '事由',
  oldRun: '原流程',
  opinion: '意见',
  postedOn: '张贴日',
  reason: '理由',
  resubmitBy: '补正截止',
  resultFrom: '可录入结果日',
  sections: '改动部分',
  settled: '已处理',
  stage: '环节',
  statedOn: '登记日',
  until: '准许至',
  withdrawnFrom: '撤回前状态',
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
  patrol: '巡检',
};

/** One entry of the timeline in plain words: what happened, by whom, under which clause; automatic acts say so. */
export function sayEntry({ move, actor, clause, from, to, inputs = {} }: TimelineEntry): string {
  const facts = Object.entries(inputs).map(
    ([name, value]) => `${INPUTS_SAID[name] ?? name}：${sayInput(value)}`,
  );
  return [
    MOVES_SAID[move],
    from === undefined || from === to ? sayStanding(to) : `${sayStanding(from)} → ${sayStanding(to)}`,
    sayActor(actor),
    ...(clause === undefined ? [] : [`依据 ${clause}`]),
    ...(facts.length === 0 ? [] : [facts.join('，')]),
  ].join('；');
}

type Input = NonNullable<TimelineEntry['inputs']>[string];

function sayInput(value: Input): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return value.join('、');
  const text = String(value);
  if (text === 'objection-unsettled') return '异议未处理完';
  const standing = text.replace(/^unfinished-/, '');
  const name = standing in STANDINGS_SAID ? sayStanding(standing as Standing) : undefined;
  return name === undefined ? text : standing === text ? name : `停在“${name}”`;
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
