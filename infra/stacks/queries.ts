/**
 * A saved query of CloudWatch Logs Insights: its folder and name as operators see them, the logs it reads, its
 * text.
 */
export interface QueryForm {
  readonly name: string;
  /** The logs it reads: of state machines, functions or the gateway. */
  readonly reads: readonly ('machines' | 'functions' | 'accesses')[];
  readonly text: readonly string[];
}

/** The placeholder that an operator replaces before running a query. */
const REFERENCE = 'YYYY-DDDD-DDDD';

export const QUERIES: readonly QueryForm[] = [
  {
    name: 'Everything of one declaration (put in its reference number)',
    reads: ['machines', 'functions'],
    text: [
      'fields @timestamp, @log, type, details.name, @message',
      `filter @message like '${REFERENCE}'`,
      'sort @timestamp asc',
      'limit 1000',
    ],
  },
  {
    name: 'Who acted on a link (put in the reference number)',
    reads: ['functions'],
    text: [
      'fields at, act, from, to, by, version',
      `filter actor = 'link' and declaration = '${REFERENCE}'`,
      'sort @timestamp asc',
      'limit 1000',
    ],
  },
  {
    name: 'Every act (choose the span of time above)',
    reads: ['functions'],
    text: [
      'fields at, act, declaration, from, to, actor, version',
      'filter ispresent(act)',
      'sort @timestamp asc',
      'limit 10000',
    ],
  },
  {
    name: 'Acts in time that could not be recorded (choose the span of time above)',
    reads: ['functions'],
    text: [
      'fields at, act, by, about, because, error',
      "filter report = 'unrecorded'",
      'sort @timestamp asc',
      'limit 1000',
    ],
  },
  {
    name: 'Acts that arrived and were not answered: one line only (choose the span of time above)',
    reads: ['functions'],
    text: [
      'filter ispresent(attempt)',
      'stats count(*) as lines, max(status) as answer, earliest(at) as received, earliest(act) as what, earliest(about) as declaration by request',
      'sort lines asc, answer desc',
      'limit 1000',
    ],
  },
  {
    name: 'What a lock closed (put in call and stage)',
    reads: ['functions'],
    text: [
      'fields at, declaration, from, stage, call',
      "filter act = 'lapse' and call = 'CALL' and stage = 'STAGE'",
      'sort @timestamp asc',
      'limit 10000',
    ],
  },
  {
    name: 'Requests that failed, by route',
    reads: ['accesses'],
    text: [
      'fields @timestamp, route, status, integration',
      'filter status >= 500',
      'stats count(*) as failed by route, status',
      'sort failed desc',
    ],
  },
  {
    name: 'Mistakes of ours, with their stack',
    reads: ['functions'],
    text: [
      'fields @timestamp, @log, @message',
      'filter @message like /error|Error/',
      'sort @timestamp desc',
      'limit 100',
    ],
  },
];
