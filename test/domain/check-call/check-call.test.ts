import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCallFile } from '../../../adapters/call-file/call-file.ts';
import { placeFindings } from '../../../adapters/call-file/judge-call.ts';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../../domain/call/call.ts';
import { MAX_STEPS } from '../../../domain/call/call.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { jiaxingCall, jiaxingText, jiaxingValue } from '../../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

/** Replaces the first occurrence of a text in the real call. */
function edited(from: string, to: string): string {
  const [before, ...after] = jiaxingText.split(from);
  if (after.length === 0) throw new Error(`The real call has no “${from}”`);
  return before + to + after.join(from);
}

function findingsOf(text: string) {
  const read = readCallFile(text);
  if (!read.ok) return read.findings;
  return placeFindings(checkCall(read.value, publishedCalendar, VOCABULARIES), read.locate);
}

/** The text without the mark ▸, and the line and column of the mark. */
function marked(text: string): { text: string; place: string } {
  const [before = '', after] = text.split('▸');
  if (after === undefined) throw new Error('No place is marked');
  const lines = before.split('\n');
  return { text: before + after, place: `${lines.length}:${(lines.at(-1) ?? '').length + 1}` };
}

/**
 * A finding, the one edit of the real call that causes it (with its place marked), and the findings that come along.
 */
type Row = readonly [because: string, from: string, to: string, ...along: string[]];

const professions =
  'value: [{ id: information-technology, name: 信息技术专业工程技术, en: Information technology engineering }]';
const employerReturns = '      value: { to: applicant, resubmitBy: declare, noticeRestarts: false }';

const SCORE = 'when: { selfScore: 60 }';
const HOURS = 'when: { hours: { years: [2021], each: 90';

const otherCutOff = (stated: string) => `\ncutOffs: { value: [{ ${stated} }], source: 三 }\n\neligibility:\n`;

const FORM: readonly Row[] = [
  ['unknown-field', 'zone: { value: Asia', 'zone: { ▸valeu: 1, value: Asia'],
  ['unknown-field', 'while: draft,', 'while: draft, ▸whlie: draft,'],
  ['unknown-field', 'id: jiaxing-it-2021\n', 'id: jiaxing-it-2021\n▸deadline: 2021-10-31\n'],
  ['missing-field', 'cutOff: { value: 2021-12-31, source', 'cutOff: ▸{ source'],
  ['missing-field', 'claim:\n  value', '▸claim:\n  walue', 'unknown-field'],
  ['wrong-type', 'value: Asia/Shanghai', 'value: ▸8'],
  ['wrong-type', 'countStartDay: { value: false', 'countStartDay: { value: ▸no'],
  ['wrong-type', 'days: { value: { days: 5', 'days: { value: { days: ▸5.5'],
  [
    'wrong-type',
    'late:\n  value: 请在截止时间之前上传和报送有关材料，逾期不再受理。',
    'late:\n  value: ▸[逾期]',
  ],
  ['wrong-type', 'issuer: { value: 嘉兴市人力资源和社会保障局', 'issuer: { ▸value: '],
  ['not-one-of', 'value: day-after', 'value: ▸day-aftr'],
  ['not-one-of', 'event: first-result-day', 'event: ▸result'],
  [
    'bad-id',
    '- { id: technician,',
    '- { id: ▸Technician_1,',
    'unknown-level',
    'level-opened-by-no-rule',
    'level-without-posts',
  ],
  ['bad-id', '    asked-to-post:\n', '    ▸Asked To Post:\n', 'text-missing', 'text-without-occasion'],
  ['bad-day', 'cutOff: { value: 2021-12-31', 'cutOff: { value: ▸2021-12-1'],
  ['bad-time', 'from: "20:00"', 'from: ▸"25:00"'],
  ['bad-closing', 'closes: { value: 2021-11-11', 'closes: { value: ▸2021-11-11 5pm'],
  ['empty-text', 'issuer: { value: 嘉兴市人力资源和社会保障局', 'issuer: { value: ▸""'],
  ['not-english', 'en: Declaring\n', 'en: ▸个人申报 Declaring\n'],
  ['empty-text', 'en: Declaring\n', 'en: ▸""\n'],
  ['too-small', 'days: { value: { days: 5', 'days: { value: { days: ▸0'],
  ['too-large', 'days: { value: { days: 5', 'days: { value: { days: ▸61'],
  ['too-few', professions, 'value: ▸[]'],
  ['cite-once', 'issuedOn: { value: 2021-09-18, source: 落款 }', 'issuedOn: ▸{ value: 2021-09-18 }'],
  ['cite-once', 'cutOff: { value', 'cutOff: ▸{ assumed: 推定, value'],
];

test('a call with more steps than it may have is refused at its list, with the limit', () => {
  const { steps, ...rest } = jiaxingValue() as { steps: object[] };
  const many = (count: number) => ({
    ...rest,
    steps: Array.from({ length: count }, (_, at) => ({ ...steps[Math.min(at, 3)], id: `step${at}` })),
  });
  const found = (count: number) =>
    checkCall(many(count), publishedCalendar, VOCABULARIES).filter(({ because }) => because === 'too-many');
  expect(found(MAX_STEPS)).toEqual([]);
  expect(found(MAX_STEPS + 1)).toMatchObject([
    { path: ['steps'], zh: expect.stringContaining('最多 19 项，现有 20 项') },
  ]);
});

/** The real call without everything under one name. */
function emptied(name: string): string {
  return jiaxingText.replace(new RegExp(`^(${name}:).*\\n(?:(?: .*)?\\n)*`, 'm'), '$1\n');
}

test('a call with nothing under any one of its names is refused for that, and for what is wrong in consequence', () => {
  const names = [...jiaxingText.matchAll(/^(\w+):/gm)].map(([, name = '']) => name);
  expect(names).toContain('steps');
  for (const name of names)
    expect(
      findingsOf(emptied(name)).map(({ because }) => because),
      name,
    ).toContain('wrong-type');
});

const TITLES = 'titles: [technician, assistant-engineer]';
const BANDS = 'value: [{ upToPercent: 100 }]';
const ASKED = 'askedAt: { value: recommendation';

const QUOTA: readonly Row[] = [
  ['not-one-of', 'kinds: { value: [institution]', 'kinds: { value: [▸institute]'],
  ['not-one-of', ASKED, 'askedAt: { value: ▸vote'],
  ['too-few', BANDS, 'value: ▸[]'],
  ['too-small', BANDS, 'value: [{ upToPercent: ▸0 }]'],
  ['missing-field', BANDS, 'value: [{ upToPercent: 100 }, { upToPercent: 115, against: ▸{ out: 2 } }]'],
  [
    'band-never-used',
    BANDS,
    'value: [{ upToPercent: 115 }, { upToPercent: ▸115, against: { out: 2, in: 1 } }]',
  ],
  ['unknown-level', TITLES, 'titles: [technician, assistant-engineer, ▸senior-engineer]'],
  ['duplicate-id', TITLES, 'titles: [technician, assistant-engineer, ▸engineer]'],
  ['duplicate-id', TITLES, 'titles: [technician, assistant-engineer, ▸technician]'],
  ['duplicate-id', '{ id: junior, name: 初级岗位', '{ id: ▸mid, name: 初级岗位'],
];

test('a level that needs no post is found where it stands, and an acceptance without a body that accepts', () => {
  const found = (text: string) =>
    findingsOf(text).flatMap(({ because, path }) =>
      ['level-without-posts', 'accepted-by-nobody'].includes(because) ? [[because, path.join('.')]] : [],
    );
  expect(found(edited(TITLES, 'titles: [technician]'))).toEqual([
    ['level-without-posts', 'levels.value.1.id'],
  ]);
  const acceptance = ASKED.replace('recommendation', 'acceptance');
  expect(found(edited(ASKED, acceptance))).toEqual([]);
  const call = jiaxingValue() as { postQuota: { askedAt: { value: string } }; routes: { value: object[] } };
  call.postQuota.askedAt.value = 'acceptance';
  call.routes.value = call.routes.value.map((route) => ({ ...route, bodies: [] }));
  expect(checkCall(call, publishedCalendar, VOCABULARIES)).toContainEqual(
    expect.objectContaining({ because: 'accepted-by-nobody', path: ['postQuota', 'askedAt', 'value'] }),
  );
});

const ELIGIBILITY: readonly Row[] = [
  ['not-one-of', 'value: corresponding-day', 'value: ▸corresponding'],
  ['unknown-term', 'intermediate-worker-class: secondary', 'intermediate-worker-class: ▸secondery'],
  ['unknown-term', 'award: zhejiang-technical-expert', 'award: ▸zhejiang-expert'],
  ['unknown-term', 'degree: degree-certificate', 'degree: ▸degree-paper'],
  ['unknown-term', 'provedBy: [insurance-proof]', 'provedBy: [▸insurance-prof]'],
  ['unknown-term', 'title: { title: technician, years: 2', 'title: { title: ▸technican, years: 2'],
  ['unknown-term', 'certificate: senior-worker', 'certificate: ▸senior'],
  ['unknown-term', 'when: { award: direct-engineer }', 'when: { award: ▸direct }'],
  ['unknown-term', 'insurance: [local, substitute]', 'insurance: [local, ▸elsewhere]'],
  ['duplicate-id', '- id: direct-engineer', '- id: ▸direct-assistant-engineer', 'unknown-term'],
  ['unknown-level', '- levels: [technician]', '- levels: [▸technican]', 'level-opened-by-no-rule'],
  ['bad-day', 'cutOff: { value: 2021-12-31', 'cutOff: { value: ▸9999-12-31'],
  [
    'unknown-eligibility-route',
    'eligibilityRoutes: [self-score], when',
    'eligibilityRoutes: [▸score], when',
    'route-opened-by-no-rule',
  ],
  ['route-opened-by-no-rule', '- { id: self-score,', '- { id: ▸self-scored,', 'unknown-eligibility-route'],
  ['one-condition', 'when: { selfScore: 60 }', 'when: ▸{ selfScore: 60, degree: master }'],
  ['one-condition', 'when: { selfScore: 60 }', 'when: ▸{}'],
  ['score-above-maximum', 'when: { selfScore: 60 }', 'when: { selfScore: ▸101 }'],
  ['equal-without-order', 'technician-class: bachelor', 'technician-class: ▸senior-worker-class'],
  ['equal-without-order', 'technician-class: bachelor', 'bachelor: ▸master'],
  ['not-english', 'en: Awards that admit to engineer directly', 'en: ▸直接申报 Awards'],
  ['at-least-of', 'when: { selfScore: 60 }', 'when: ▸{ atLeast: 2, of: [{ selfScore: 60 }] }'],
  ['unknown-field', 'when: { selfScore: 60 }', 'when: { selfScore: 60, ▸atleast: 2 }'],
  ['too-few', 'when: { selfScore: 60 }', 'when: { any: ▸[] }'],
  ['too-large', 'title: technician, years: 2', 'title: technician, years: ▸61'],
  ['finishing-not-among-years', 'finishing: 2021', 'finishing: ▸2022'],
  ['makes-up-more-than-all', 'total: 270, finishing', 'total: ▸271, finishing'],
  ['duplicate-id', 'years: [2019, 2020, 2021], each', 'years: [2019, 2020, 2021, ▸2021], each'],
  ['unknown-term', SCORE, 'when: { degreeHeld: { degree: ▸magister, years: 2 } }'],
  ['unknown-term', SCORE, 'when: { recommenders: { atLeast: 2, title: ▸senior } }'],
  ['unknown-term', SCORE, 'when: { insured: { as: [local, ▸here], months: 6 } }'],
  ['months-beyond-time', SCORE, 'when: { insured: { as: [local], months: ▸13, within: 12 } }'],
  ['unknown-batch', '\neligibility:\n', otherCutOff('day: 2022-03-31, batches: [▸first]')],
  ['no-such-day', '\neligibility:\n', otherCutOff('day: ▸2022-02-30')],
  ['bad-day', '\neligibility:\n', otherCutOff('day: ▸1899-12-31')],
  ['not-one-of', '\neligibility:\n', otherCutOff('day: 2022-03-31, conditions: [▸hours]')],
  ['unknown-term', SCORE, 'when: { notAmong: [retired, ▸civil] }'],
  [
    'unknown-term',
    '\neligibility:\n',
    '\nterms: { value: { certificates: [▸good-worker, senior-worker, master-technician] }, source: 三 }\n\neligibility:\n',
  ],
  ['unknown-term', 'certificate: { certificate: senior-worker', 'certificate: { certificate: ▸senor-worker'],
  ['unknown-term', SCORE, 'when: { achievements: { atLeast: 1, kinds: [paper, ▸papre] } }'],
  ['no-years-assessed', SCORE, 'when: ▸{ assessments: { result: competent } }'],
  ['no-years-assessed', 'value: [degrees, titles,', 'value: [degrees, ▸assessments, titles,'],
  ['unknown-term', SCORE, `${HOURS}, subjects: [{ of: [▸trade], atLeast: 60 }] } }`],
  [
    'subjects-above-total',
    SCORE,
    `${HOURS.replace('90', '▸90')}, subjects: [{ of: [professional], atLeast: 91 }] } }`,
  ],
  [
    'duplicate-id',
    SCORE,
    `${HOURS}, subjects: [{ of: [professional], atLeast: 60 }, { of: [general-public, ▸professional], atLeast: 1 }] } }`,
  ],
  ['no-such-day', SCORE, `${HOURS}, madeUpBy: ▸2021-13-01 } }`],
  [
    'cite-once',
    '- { levels: [engineer], eligibilityRoutes: [self-score], when: { selfScore: 60 }, source: 二（一） }',
    '- ▸{ levels: [engineer], eligibilityRoutes: [self-score], when: { selfScore: 60 } }',
  ],
];

const REFERENCES: readonly Row[] = [
  ['duplicate-id', '- { id: engineer,', '- { id: ▸technician, name: 又一级 }\n    - { id: engineer,'],
  ['duplicate-id', 'id: honours,', 'id: ▸papers,'],
  ['routes-alike', '- affiliation: provincial', '- ▸affiliation: county'],
  ['duplicate-id', 'kind: hr-bureau', 'kind: ▸acceptance-point'],
  ['duplicate-id', 'id: substitute\n', 'id: ▸local\n', 'unknown-term'],
  ['unknown-term', 'insurance: local', 'insurance: ▸locally'],
  ['duplicate-id', 'occasion: draft-one-day', 'occasion: ▸draft-five-days', 'text-without-occasion'],
  ['unknown-level', 'levels: [assistant-engineer, engineer]', 'levels: [assistant-engineer, ▸enginer]'],
  [
    'unknown-level',
    'levels: [engineer] }\n    - { id: self-score-sheet',
    'levels: [▸senior-engineer] }\n    - { id: self-score-sheet',
  ],
  [
    'unknown-eligibility-route',
    'eligibilityRoutes: [skill-award]\n    - { id: achievements-proof',
    'eligibilityRoutes: [▸skill]\n    - { id: achievements-proof',
  ],
  ['asked-of-nobody', 'levels: [assistant-engineer, engineer]', 'levels: ▸[]'],
];

const declareTail = 'closes: { value: 2021-10-31, source: 三 }';
const noticeHead = '- id: notice\n    kind: public-notice';

const STEPS: readonly Row[] = [
  ['actor-not-of-kind', 'by: body', 'by: ▸applicant', 'step-not-of-bodies', 'returns-to-itself'],
  ['actor-not-of-kind', 'by: applicant', 'by: ▸body', 'step-without-body'],
  [
    'second-of-employer',
    'kind: review\n    name: 下级评委会推荐\n    en: Review and recommendation by the bodies\n    by: body',
    'kind: ▸review\n    name: 下级评委会推荐\n    en: Review and recommendation by the bodies\n    by: employer',
    'step-not-of-bodies',
  ],
  [
    'kind-not-played',
    noticeHead,
    '- id: notice\n    kind: ▸evaluate',
    'field-of-another-kind',
    'actor-not-of-kind',
  ],
  [
    'field-of-another-kind',
    declareTail,
    `${declareTail}\n    ▸fee: { levels: { engineer: 180 }, source: 三 }`,
  ],
  ['after-not-of-kind', declareTail, `${declareTail}\n    after: ▸recommendation`],
  ['unknown-step', 'after: notice', 'after: ▸notices'],
  ['two-after-one', 'after: notice', 'after: ▸employer'],
  ['step-unreachable', 'after: employer', 'after: ▸recommendation'],
  [
    'never-closes',
    "- id: notice\n    kind: public-notice\n    name: 单位公示\n    en: Employer's public notice\n    by: employer\n    after: employer\n    within: employer\n",
    "- ▸id: notice\n    kind: public-notice\n    name: 单位公示\n    en: Employer's public notice\n    by: employer\n    after: employer\n",
  ],
  ['closes-twice', declareTail, `${declareTail}\n    within: ▸employer`],
  ['unknown-step', 'within: employer', 'within: ▸employers'],
  ['never-closes', 'within: employer', 'within: ▸notice'],
  ['returns-to-itself', employerReturns, employerReturns.replace('to: applicant', 'to: ▸employer')],
  ['unknown-step', employerReturns, employerReturns.replace('declare', '▸declared')],
  ['resubmit-too-late', employerReturns, employerReturns.replace('declare', '▸recommendation')],
  ['unknown-step', 'step: recommendation }', 'step: ▸recommendations }'],
  ['step-not-of-bodies', 'step: recommendation }', 'step: ▸employer }'],
  ['ids-too-long', '- id: declare\n', `- id: ▸${'d'.repeat(36)}\n`, 'unknown-step', 'step-unreachable'],
  ['hyphen-in-step', '- id: declare\n', '- id: ▸de-clare\n', 'unknown-step', 'step-unreachable'],
  ['closes-with-the-one-before', 'closes: { value: 2021-11-19', 'closes: { value: ▸2021-11-11 23:59:59'],
  ['closes-before-the-one-before', 'closes: { value: 2021-11-19', 'closes: { value: ▸2021-11-10'],
  ['opens-after-closes', 'value: 2021-09-18, assumed', 'value: ▸2021-11-01, assumed'],
  [
    'opens-after-the-next-closes',
    'value: 2021-09-18, assumed',
    'value: ▸2021-11-12, assumed',
    'opens-after-closes',
    'notice-cannot-fit',
  ],
  [
    'unknown-level',
    declareTail,
    declareTail.replace(', source', ', levels: { ▸master: 2021-10-20 }, source'),
  ],
  [
    'level-closes-later',
    declareTail,
    declareTail.replace(', source', ', levels: { engineer: ▸2021-11-01 }, source'),
  ],
  ['unknown-batch', declareTail, 'closes: { batches: { ▸spring: 2021-10-31 }, source: 三 }'],
  [
    'dated-twice',
    declareTail,
    'closes: ▸{ value: 2021-10-31, batches: { spring: 2021-10-31 }, source: 三 }',
    'unknown-batch',
  ],
];

const employerCloses = 'closes: { value: 2021-11-11, source: 三 }';
const bodiesClose = 'closes: { value: 2021-11-19, source: 三 }';
/** A deadline of the case below a closing. */
const termed = (closing: string, term: string): [string, string] => [
  closing,
  `${closing}\n    term: { value: ${term}, source: 四 }`,
];

const TERMS: readonly Row[] = [
  ['deadline-hangs-on-nothing', ...termed(declareTail, '▸{ days: 3, count: working-days }')],
  [
    'deadline-hangs-on-nothing',
    ...termed(employerCloses, '{ days: 3, count: working-days, after: ▸returned }'),
  ],
  [
    'deadline-hangs-on-nothing',
    ...termed(employerCloses, '{ days: 3, count: working-days, after: ▸recommendation }'),
  ],
  ['unknown-step', ...termed(bodiesClose, '{ days: 3, count: working-days, after: ▸acceptance }')],
  ['not-one-of', ...termed(employerCloses, '{ days: 3, count: ▸days }')],
  ['too-small', ...termed(employerCloses, '{ days: ▸0, count: working-days }')],
  ['bad-time', ...termed(employerCloses, '{ days: 3, count: working-days, endsAt: ▸"25:00" }')],
  ['deadline-after-closing', ...termed(employerCloses, '{ days: ▸60, count: calendar-days }')],
  ['deadline-may-be-over', ...termed(bodiesClose, '▸{ days: 20, count: working-days, after: submitted }')],
  [
    'deadline-cannot-be-met',
    ...termed(bodiesClose, '{ days: ▸3, count: working-days, after: employer }'),
    'deadline-may-be-over',
  ],
  [
    'deadline-cannot-be-met',
    'within: employer\n',
    'within: employer\n    term: { value: { days: ▸5, count: working-days }, source: 四 }\n',
  ],
];

const ROUTES: readonly Row[] = [
  [
    'routes-alike',
    '- affiliation: provincial',
    '- affiliation: county\n      onlyFor: { levels: [engineer] }\n      name: 又一条\n      bodies: []\n    - ▸affiliation: county\n      onlyFor: { levels: [engineer, technician] }',
  ],
  [
    'unknown-level',
    '- affiliation: provincial',
    '- affiliation: provincial\n      onlyFor: { levels: [▸enginer] }',
  ],
  [
    'unknown-profession',
    '- affiliation: provincial',
    '- affiliation: provincial\n      onlyFor: { professions: [▸traffic] }',
  ],
  [
    'not-one-of',
    '- affiliation: provincial',
    '- affiliation: provincial\n      onlyFor: { kinds: [▸company] }',
  ],
];

const MATERIALS: readonly Row[] = [
  ['group-of-one', '{ id: identity-document,', '{ oneOf: ▸proof, id: identity-document,'],
  ['optional-in-group', '{ id: papers,', '{ oneOf: ▸proof, id: papers,', 'group-of-one'],
];

const ends = 'closes: { value: 2021-11-19, source: 三 }';
const ENDS: readonly Row[] = [
  ['default-not-of-kind', ends, `${ends}\n    atClosing: { value: ▸abandon, source: 三 }`],
  ['default-not-of-kind', ends, `${ends}\n    atClosing: { value: ▸carry-forward, source: 三 }`],
  [
    'carry-without-batches',
    declareTail,
    `${declareTail}\n    atClosing: { value: ▸carry-forward, source: 三 }`,
  ],
];

const FOR_SOME = '    by: employer\n    after: declare\n';

const REVIEWERS: readonly Row[] = [
  ['unknown-level', FOR_SOME, `${FOR_SOME}    levels: [▸master]\n`],
  [
    'unknown-level',
    noticeHead,
    '- id: fee\n    kind: pay\n    name: 缴费\n    by: applicant\n    after: recommendation\n    within: recommendation\n    duty: { value: 缴费。, source: 三 }\n    fee: { levels: { ▸master: 180 }, source: 三 }\n  - id: notice\n    kind: public-notice',
    ...['step-without-body', 'not-asked-of-all'],
  ],
];

const CLAIM: readonly Row[] = [
  ['missing-field', 'value: { within: year,', 'value: ▸{ within: series,'],
  ['claim-of-year', '{ within: year,', '{ within: year, ▸of: { id: engineering, name: 工程 },'],
  ['not-one-of', 'freedBy: [withdrawal,', 'freedBy: [▸withdrawn,'],
];

const PAY = `  - id: payment
    kind: pay
    name: 缴费
    en: Paying
    by: applicant
    after: recommendation
    within: recommendation
    duty: { value: 缴纳评审费。, en: Pay the fee., source: 五 }
    fee: { levels: { engineer: 180 }, source: 五 }
`;
const BODY = '{ kind: acceptance-point, name: 受理点, en: Acceptance point, step: payment }';

/** Papers that are handed in after the recommendation, which closes on 19 November, and are sent by this day. */
function papersBy(day: string): string {
  const fee = / {4}fee.*\n/;
  return PAY.replace('id: payment', 'id: papers')
    .replace('kind: pay', 'kind: hand-in')
    .replace(fee, `    sentBy: { value: ${day}, source: 五 }\n`);
}

const CONFIRMED: readonly Row[] = [
  ['step-without-body', '\nlate:\n', `\n${PAY.replace('- id', '- ▸id')}\nlate:\n`, 'not-asked-of-all'],
  [
    'missing-field',
    '\nlate:\n',
    `\n${PAY.replace('- id', '- ▸id').replace(/ {4}fee.*\n/, '')}\nlate:\n`,
    'step-without-body',
  ],
  [
    'field-of-another-kind',
    '\nlate:\n',
    `\n${PAY}    ▸sentBy: { value: 2021-11-12, source: 五 }\n\nlate:\n`,
    ...['step-without-body', 'not-asked-of-all'],
  ],
  ['papers-due-too-early', '\nlate:\n', `\n${papersBy('▸2021-11-18')}\nlate:\n`, 'step-without-body'],
  ['no-such-day', '\nlate:\n', `\n${papersBy('▸2021-11-31')}\nlate:\n`, 'step-without-body'],
];

test('papers that can be sent until the step before closes are not due too early', () => {
  const found = findingsOf(edited('\nlate:\n', `\n${papersBy('2021-11-19')}\nlate:\n`));
  expect(found.map(({ because }) => because)).toEqual(['step-without-body']);
});

test('a ladder of a call with a fee must bring the body that confirms it its link', () => {
  const withPay = edited('\nlate:\n', `\n${PAY}\nlate:\n`);
  const because = (text: string) => findingsOf(text).map((each) => each.because);
  expect(because(withPay)).not.toContain('confirmer-not-asked');
  const unasked = withPay.replaceAll('while: payment, audience: body', 'while: payment, audience: applicant');
  expect(because(unasked)).toContain('confirmer-not-asked');
});

test('a kind of body stands once for each step of a route, and one body confirms a fee', () => {
  const withPay = edited('\nlate:\n', `\n${PAY}\nlate:\n`);
  const because = (bodies: string) =>
    findingsOf(withPay.replace('bodies:\n', `bodies:\n        - ${bodies}\n`)).map((each) => each.because);
  expect(because(BODY)).not.toContain('duplicate-id');
  expect(because(`${BODY}\n        - ${BODY}`)).toEqual(
    expect.arrayContaining(['duplicate-id', 'two-confirm-one-step']),
  );
});

const DAYS: readonly Row[] = [
  ['no-such-day', 'cutOff: { value: 2021-12-31', 'cutOff: { value: ▸2021-02-30'],
  ['no-such-day', 'closes: { value: 2021-10-31', 'closes: { value: ▸2021-13-01'],
  ['no-such-day', 'issuedOn: { value: 2021-09-18', 'issuedOn: { value: ▸2021-09-31'],
  ['year-not-arranged', 'closes: { value: 2021-11-19', 'closes: { value: ▸2027-01-04'],
  ['calendar-not-published', 'closes: { value: 2021-11-19', 'closes: { value: ▸2028-01-04'],
  ['calendar-not-published', 'closes: { value: 2021-11-19', 'closes: { value: ▸9999-12-31'],
  [
    'day-provisional',
    'closes: { value: 2021-11-11',
    'closes: { value: ▸2026-12-30',
    'closes-before-the-one-before',
  ],
  ['calendar-not-published', 'value: 2021-09-18, assumed', 'value: ▸2020-12-31, assumed'],
  ['notice-cannot-fit', 'days: { value: { days: 5', 'days: { value: { days: ▸40'],
  ['unknown-zone', 'value: Asia/Shanghai', 'value: ▸Asia/Jiaxing'],
  ['unknown-zone', 'value: Asia/Shanghai', 'value: ▸"+08:00"'],
];

const LADDER: readonly Row[] = [
  ['event-not-of-wait', 'event: last-feasible-posting', 'event: ▸first-result-day'],
  [
    'event-not-of-wait',
    'event: first-result-day',
    'event: ▸last-feasible-posting',
    'last-feasible-not-named',
  ],
  ['side-not-of-event', 'side: after, event: entered', 'side: ▸before, event: entered'],
  ['side-not-of-event', 'side: before, event: lock', 'side: ▸after, event: lock'],
  ['audience-not-of-wait', 'audience: applicant', 'audience: ▸employer'],
  ['audience-not-of-wait', 'audience: employer', 'audience: ▸body'],
  ['escalates-to-nobody', 'does: remind', 'does: ▸escalate'],
  ['in-quiet-hours', 'at: "09:30"', 'at: ▸"08:29"'],
  ['after-the-letter', 'at: "10:00"', 'at: ▸"10:30"'],
  ['in-quiet-hours', 'at: "10:30"', 'at: ▸"20:30"'],
  ['quiet-hours-empty', 'to: "08:30"', 'to: ▸"20:00"'],
  [
    'occasion-taken',
    'occasion: draft-one-day-before-lock',
    'occasion: ▸told-of-lapse',
    'text-without-occasion',
    'last-useful-day-not-named',
  ],
];

/** Edits after which some declarations can be finished, but not those of the last days: they only warn. */
const PROMISES: readonly Row[] = [
  ['last-days-too-late', 'closes: { value: 2021-10-31', 'closes: { value: ▸2021-11-05'],
  ['last-days-too-late', 'closes: { value: 2021-10-31', 'closes: { value: ▸2021-11-10'],
  ['last-days-too-late', 'closes: { value: 2021-10-31', 'closes: { value: ▸2021-11-04 00:01'],
  ['corrections-too-late', 'resubmitBy: declare', 'resubmitBy: ▸employer'],
  ['body-without-a-day', 'closes: { value: 2021-11-19', 'closes: { value: ▸2021-11-12 00:01'],
  ['body-without-a-day', 'closes: { value: 2021-11-19', 'closes: { value: ▸2021-11-12 17:00'],
];

const TEXTS: readonly Row[] = [
  [
    'letter-does-not-name',
    'subject: 待办提醒：{count}件申报，最早一件的最后一天是{lastDay}',
    'subject: ▸待办提醒：{count}件申报',
  ],
  [
    'unknown-placeholder',
    'subjectTold: 申报进展：{applicant}等{count}件申报',
    'subjectTold: ▸申报进展：{applicant}（{reference}）',
  ],
  [
    'hand-over-not-named',
    [
      'body: |',
      '        申报{reference}仍待贵部门审核，{stage}的最后一天是{closesOn}，逾期不再受理。',
      '        请今天打开链接办理。',
      '        到{handsOverAt}仍未办理的，将自动转您的主管办理。',
      '        Declaration {reference} still awaits your review and the last day is {closesOn}. Please decide today.',
      '        If it is still undone at {handsOverAt}, it is handed to your superior.',
    ].join('\n'),
    'body: ▸请今天办理。',
  ],
  [
    'last-useful-day-not-named',
    [
      'body: |',
      '        您的申报{reference}被退回补正，全部问题已在申报页面一次列明。',
      '        请逐项补正并重新提交，最后一天是{closesOn}；到时未重新提交的，按逾期处理。',
      '        最迟请在{lastFeasible}提交，并请单位当日审核、张贴公示；再晚提交虽会收下，公示却来不及期满。',
      '        现在提交，公示已来不及期满：最迟须于{missedPosting}张贴。除非截止时间延后，申报将在用人单位环节按逾期处理；有特殊情况的，请先向人社部门说明并申请。',
      '        Your declaration {reference} was returned. Please correct every point listed and submit it again by {closesOn}.',
      '        Submit by {lastFeasible} and have it posted that day: what comes later is taken, but its public notice cannot end in time.',
      '        Submitted now, its public notice can no longer end in time: it had to be posted by {missedPosting}. Unless the deadline moves, it will lapse with the employer; for a special reason, ask the HR bureau first.',
    ].join('\n'),
    'body: ▸请补正。',
  ],
  [
    'last-useful-day-in-title',
    'subject: 申报即将截止：最后一天{closesOn}',
    'subject: ▸申报即将截止：最后一天{lastFeasible}',
  ],
  ['text-missing', 'occasion: body-one-day', 'occasion: ▸body-two-days', 'text-without-occasion'],
  [
    'text-without-occasion',
    '    told-of-grant:\n',
    '    ▸spare: { subject: 空, body: 空 }\n    told-of-grant:\n',
  ],
  ['unknown-placeholder', 'subject: 申报{reference}已提交', 'subject: ▸申报{referenc}已提交'],
  ['placeholder-not-known-then', 'subject: 申报{reference}已提交', 'subject: ▸申报{closesOn}已提交'],
  ['placeholder-not-known-then', 'subject: 公示结果尚未登记', 'subject: ▸公示结果尚未登记{lastFeasible}'],
  ['stray-brace', 'subject: 申报{reference}已提交', 'subject: ▸申报{ reference }已提交'],
];

describe('a level that nobody would review', () => {
  const edited = (edit: (call: Call) => void) => {
    const call = jiaxingValue() as Call;
    edit(call);
    return checkCall(call, publishedCalendar, VOCABULARIES)
      .filter(({ because }) => because === 'nobody-reviews')
      .map(({ path }) => path.join('.'));
  };
  const forEngineers = (call: Call, ...ids: string[]) => {
    for (const step of call.steps) if (ids.includes(step.id)) step.levels = ['engineer'];
  };
  const municipal = jiaxingCall.routes.value.findIndex(({ affiliation }) => affiliation === 'municipal');

  test('is found on the route without bodies if the employer has steps for other levels alone', () => {
    expect(edited((call) => forEngineers(call, 'employer', 'notice'))).toEqual([
      `routes.value.${municipal}.bodies`,
    ]);
  });

  test('is found on every route if the bodies’ step is for other levels too', () => {
    expect(edited((call) => forEngineers(call, 'employer', 'notice', 'recommendation'))).toHaveLength(
      jiaxingCall.routes.value.length,
    );
  });

  test('is none where one step is left, or the route is for the reviewed level alone', () => {
    expect(edited((call) => forEngineers(call, 'employer', 'recommendation'))).toEqual([]);
    const narrowed = (call: Call) => {
      forEngineers(call, 'employer', 'notice', 'recommendation');
      for (const route of call.routes.value) route.onlyFor = { levels: ['engineer'] };
    };
    expect(edited(narrowed)).toEqual([]);
  });
});

describe.each([
  ['form', FORM],
  ['references', REFERENCES],
  ['eligibility', ELIGIBILITY],
  ['posts of employers', QUOTA],
  ['steps', STEPS],
  ['what ends at a closing', ENDS],
  ['claim', CLAIM],
  ['levels of steps', REVIEWERS],
  ['materials', MATERIALS],
  ['deadlines of the case', TERMS],
  ['routes', ROUTES],
  ['what is paid or handed in', CONFIRMED],
  ['days', DAYS],
  ['promises', PROMISES],
  ['ladder', LADDER],
  ['texts', TEXTS],
])('checking the %s', (_, rows) => {
  test.each(rows)('finds %s, in both languages, if %j becomes %j', (because, from, to, ...along) => {
    const { text, place } = marked(edited(from, to));
    const findings = findingsOf(text);
    const said = findings.map(({ line, column, because }) => `${line}:${column} ${because}`);
    expect(said).toContain(`${place} ${because}`);
    expect(new Set(findings.map(({ because }) => because))).toEqual(new Set([because, ...along]));
    expect(findings.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(findings.filter(({ zh, en }) => /undefined|\[object|\n/.test(zh + en))).toEqual([]);
  });
});

describe('a call that closes after the published calendar', () => {
  const found = (opens: string, declare: string, employer: string) => {
    const text = jiaxingText
      .replaceAll('2021-09-18', opens)
      .replaceAll('value: 2021-10-31', `value: ${declare}`)
      .replaceAll('value: 2021-11-11', `value: ${employer}`)
      .replaceAll('value: 2021-11-19', 'value: 2027-01-29');
    return findingsOf(text).map(({ because, zh }) => `${because} ${zh}`);
  };
  const of = (because: string, day: string) =>
    expect.stringMatching(new RegExp(`^${because}(?!-).*最迟须(在|于) ${day} 张贴`));

  test.each([
    ['2026-12-31', '2027-01-02', '2026-12-27'],
    ['2026-12-31', '2027-01-04', '2026-12-29'],
  ])('warns of days that are too late whatever the next arrangement: %s, %s', (declare, employer, day) => {
    expect(found('2026-11-02', declare, employer)).toContainEqual(of('last-days-too-late', day));
  });

  test('warns of none that may be in time', () => {
    expect(found('2026-11-02', '2026-12-29', '2027-01-04').join(' ')).not.toContain('last-days-too-late');
  });

  test('is refused where no arrangement lets a notice fit', () => {
    const findings = found('2026-12-30', '2026-12-31', '2027-01-04');
    expect(findings).toContainEqual(of('notice-cannot-fit', '2026-12-29'));
    expect(found('2026-12-29', '2026-12-31', '2027-01-04').join(' ')).not.toContain('notice-cannot-fit');
  });
});

describe('a call with several faults', () => {
  test('is reported all at once, each fault in its place', () => {
    const text = edited('    submission-received:\n', '    submission-recieved:\n')
      .replace('value: Asia/Shanghai', 'value: 8')
      .replace('while: draft, audience: applicant', 'while: draught, audience: body')
      .replace('resubmitBy: declare', 'resubmitBy: declared')
      .replace('closes: { value: 2021-11-19', 'closes: { value: 2021-02-30');
    const found = findingsOf(text).map(({ path, because }) => `${path.join('.')} ${because}`);
    expect(found).toEqual([
      'identity.zone.value wrong-type',
      'steps.1.returns.value.resubmitBy unknown-step',
      'steps.3.closes.value no-such-day',
      'texts.value.submission-received text-missing',
      'texts.value.submission-recieved text-without-occasion',
      'ladder.value.0.while not-one-of',
    ]);
  });

  test('puts a missing text at the texts, says what to do and names the occasion that was meant', () => {
    const { text, place } = marked(
      edited('    submission-received:\n', '    submission-recieved:\n').replace(
        'texts:\n  value',
        'texts:\n  ▸value',
      ),
    );
    const [missing, spare] = findingsOf(text);
    expect(`${missing?.line}:${missing?.column}`).toBe(place);
    expect(missing?.zh).toBe(
      '事由 submission-received 没有告知用语；请在 texts.value 下补上它的 subject 和 body。',
    );
    expect(spare?.en).toContain('Did you mean submission-received?');
  });

  test('blames no reference to a stage that is only broken elsewhere', () => {
    const found = findingsOf(edited('name: 个人申报\n', 'name: 8\n'));
    expect(found.map(({ because }) => because)).toEqual(['wrong-type']);
  });

  test('names the clause that the faulty value cites', () => {
    const [finding] = findingsOf(edited('cutOff: { value: 2021-12-31', 'cutOff: { value: 2021-02-30'));
    expect(finding?.clause).toBe('二（三）');
  });
});

describe('the check', () => {
  test.each([
    null,
    undefined,
    [],
    'call',
    7,
    {},
    { steps: {} },
    { texts: { value: [] } },
    { steps: [null, []] },
  ])('finds something and never throws for %j', (value) => {
    expect(checkCall(value, publishedCalendar, VOCABULARIES).length).toBeGreaterThan(0);
  });

  test('never throws, whatever value stands in whatever place', () => {
    const real = jiaxingValue();
    const paths = pathsOf(real);
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        undefined,
        Number.NaN,
        '9999-12-31',
        '0000-01-01 00:00',
        '2021-02-30',
        '{',
        '__proto__',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), anything), { maxLength: 4 }), (changes) => {
        const value = structuredClone(real);
        for (const [path, put] of changes) replaceAt(value, path, put);
        expect(Array.isArray(checkCall(value, publishedCalendar, VOCABULARIES))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, each]) => [[key], ...pathsOf(each).map((path) => [key, ...path])]);
}

/** Replaces nothing if an earlier change removed the way to the path. */
function replaceAt(value: unknown, [key, ...rest]: (string | number)[], put: unknown): void {
  if (typeof value !== 'object' || value === null || key === undefined) return;
  // No file has a list with named entries.
  if (Array.isArray(value) && typeof key === 'string') return;
  const holder = value as Record<string | number, unknown>;
  if (rest.length === 0) holder[key] = put;
  else replaceAt(holder[key], rest, put);
}
