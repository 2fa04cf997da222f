import type { MachineName } from '../../adapters/workflow.ts';
import { CALENDAR_ZONE } from '../../domain/time/calendar.ts';
import { instantOf, wallTimeOf } from '../../domain/values/instant.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import { MACHINES } from '../../infra/functions.ts';
import { html } from '../../pages/html/html.ts';
import { pairs, table } from '../../pages/html/table.ts';
import { translator } from '../../pages/parts/words.ts';
import { askStepFunctions } from '../machine/operate.ts';
import { sayState } from '../machine/state-names.ts';
import { type Local, type LocalRoute, type Look, localPage } from './local-site.ts';

const PAGE_SIZE = 100;

interface Listed {
  readonly name: string;
  readonly status: string;
  /** Seconds since 1970. */
  readonly startDate: number;
  readonly stopDate?: number;
}

interface Told extends Listed {
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

interface Event {
  readonly timestamp: number;
  readonly stateEnteredEventDetails?: { readonly name: string };
}

/** The routes of each machine's executions, and of the states that one has entered. */
export function executionRoutes(local: Local): LocalRoute[] {
  return [
    { method: 'GET', path: '/local/executions', answer: (look) => list(local, look) },
    { method: 'GET', path: '/local/executions/{machine}/{name}', answer: (look) => one(local, look) },
  ];
}

async function list({ machine }: Local, { language, request }: Look) {
  const t = translator(language);
  const title = t('流程', 'Executions');
  const asked = request.query.get('machine') ?? '';
  const name: MachineName = isMachine(asked) ? asked : 'declaration';
  const { executions } = await askStepFunctions<{ executions: Listed[] }>(machine, 'ListExecutions', {
    stateMachineArn: `arn:aws:states:us-east-1:000000000000:stateMachine:${name}`,
    maxResults: PAGE_SIZE,
  });
  const states = new Map(machine.stepFunctions.listRunning().map((each) => [each.name, each.state]));
  const rows = executions.map((each) => [
    html`<a href="/local/executions/${name}/${encodeURIComponent(each.name)}">${each.name}</a>`,
    statusIn(language, each.status),
    stateIn(language, states.get(each.name)),
    wall(each.startDate),
    each.stopDate === undefined ? '' : wall(each.stopDate),
  ]);
  const body = html`<h1>${title}</h1>
<p>${Object.keys(MACHINES).map((each) => html`<a href="/local/executions?machine=${each}"${each === name && html` aria-current="page"`}>${MACHINES_SAID[each]?.[language] ?? each}</a> `)}</p>
${table({
  caption: `${MACHINES_SAID[name]?.[language] ?? name}${executions.length === PAGE_SIZE ? t(`（最近 ${PAGE_SIZE} 个）`, ` (the latest ${PAGE_SIZE})`) : ''}`,
  head: [
    t('名称', 'Name'),
    t('状态', 'Status'),
    t('所在步骤', 'State'),
    t('开始', 'Started'),
    t('结束', 'Ended'),
  ],
  rows,
})}`;
  return localPage({ language, title, body, path: `/local/executions?machine=${name}` });
}

const MACHINES_SAID: Readonly<Record<string, Said>> = {
  declaration: said('申报', 'Declarations'),
  'deadline-lock': said('截止锁', 'Locks'),
  operations: said('操作', 'Operations'),
};

const STATUSES: Readonly<Record<string, Said>> = {
  RUNNING: said('进行中', 'Running'),
  SUCCEEDED: said('已完成', 'Succeeded'),
  FAILED: said('失败', 'Failed'),
  TIMED_OUT: said('超时', 'Timed out'),
  ABORTED: said('已停止', 'Aborted'),
};

function statusIn(language: Language, status: string): string {
  return STATUSES[status]?.[language] ?? status;
}

function stateIn(language: Language, name: string | undefined): string {
  return name === undefined ? '' : sayState(name)[language];
}

function isMachine(name: string): name is MachineName {
  return Object.hasOwn(MACHINES, name);
}

async function one({ machine }: Local, { language, parts }: Look) {
  const { machine: asked = '', name = '' } = parts;
  const t = translator(language);
  const executionArn = `arn:aws:states:us-east-1:000000000000:execution:${asked}:${name}`;
  const told =
    isMachine(asked) && /^[\w-]{1,80}$/.test(name)
      ? await askStepFunctions<Told>(machine, 'DescribeExecution', { executionArn }).catch(() => undefined)
      : undefined;
  if (!told) {
    const title = t('没有这个流程', 'No such execution');
    const body = html`<h1>${title}</h1>`;
    return localPage({ language, title, body, path: '/local/executions', status: 404 });
  }
  const { events } = await askStepFunctions<{ events: Event[] }>(machine, 'GetExecutionHistory', {
    executionArn,
    maxResults: 1000,
  });
  const entered = events.filter(({ stateEnteredEventDetails }) => stateEnteredEventDetails);
  const body = html`<h1>${name}</h1>
${pairs([
  [t('状态', 'Status'), statusIn(language, told.status)],
  [t('输入', 'Input'), shortened(told.input)],
  told.output !== undefined && [t('输出', 'Output'), shortened(told.output)],
  told.error !== undefined && [t('错误', 'Error'), `${told.error} ${told.cause ?? ''}`],
])}
${table({
  caption: t('进入过的步骤', 'States that were entered'),
  head: [t('时间', 'Time'), t('步骤', 'State')],
  rows: entered.map(({ timestamp, stateEnteredEventDetails: state }) => [
    wall(timestamp),
    stateIn(language, state?.name),
  ]),
})}`;
  return localPage({ language, title: name, body, path: `/local/executions/${asked}/${name}` });
}

/** Cuts a long text. A call's file is an input of 30 KB, and its beginning shows what it was. */
function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)}…` : text;
}

function wall(seconds: number): string {
  return wallTimeOf(instantOf(seconds * 1000), CALENDAR_ZONE)
    .slice(0, 19)
    .replace('T', ' ');
}
