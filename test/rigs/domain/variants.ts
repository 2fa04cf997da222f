import { judgeCallFile } from '../../../adapters/call-file/judge-call.ts';
import type { Call } from '../../../domain/call/call.ts';
import { jiaxingText } from './jiaxing.ts';
import { publishedCalendar } from './published-calendar.ts';

/** An edit of the file of the real call, as an officer of another city would make it. */
type Edit = (text: string) => string;

/** Puts one text in the place of another, wherever it stands. */
function put(to: string, from: string | RegExp): Edit {
  return (text) => {
    const edited = text.replaceAll(from, () => to);
    if (edited === text) throw new Error(`The call has no ${from}`);
    return edited;
  };
}

/** The closings of the real call, in the order of its steps. */
const CLOSINGS = ['2021-10-31', '2021-11-11', '2021-11-19'] as const;

/** Closes a step otherwise. */
function closes(nth: 0 | 1 | 2, to: string): Edit {
  return put(`closes: { ${to}, source: 三 }`, `closes: { value: ${CLOSINGS[nth]}, source: 三 }`);
}

const RETURNS = 'value: { to: applicant, resubmitBy: declare, noticeRestarts: false }';
const OPENS = /opens:(?: \{ value: 2021-09-18,|\n {6}value: 2021-09-18\n {6}assumed:).*\n/g;
/** A block of the file with everything that is indented below its first line. */
const AFTER_COUNTIES = /(?<=bodies:\n {8}-.*\n {8}-.*\n) {4}- affiliation: development-zone\n(?: {4}.*\n)*/g;

const ACCEPTANCE = `  - id: acceptance
    kind: review
    name: 受理点审核
    en: Review by the acceptance point
    by: body
    after: notice
    duty: { value: 受理点审核材料。, en: The acceptance point reviews the materials., source: 四（三） }
    closes: { value: 2021-11-16, source: 三 }

  - id: recommendation
`;

/** The acceptance point reviews, then posts a notice of its own; what comes after closes later. */
const OWN_NOTICE = ACCEPTANCE.replace(
  '  - id: recommendation\n',
  `  - id: posting
    kind: public-notice
    name: 受理点公示
    en: Public notice of the acceptance point
    by: body
    after: acceptance
    duty: { value: 受理点公示5个工作日。, en: The acceptance point posts the public notice for 5 working days., source: 四（三） }
    closes: { value: 2021-11-26, source: 三 }
    publicNotice:
      days: { value: { days: 5, count: working-days }, source: 四（三） }
      countStartDay: { value: false, assumed: 同单位公示。 }
      earliestResult: { value: day-after, assumed: 同单位公示。 }
      backdateDays: { value: 3, assumed: 同单位公示。 }
      unresolvedObjectionAtLock: { value: lapse, assumed: 同单位公示。 }

  - id: recommendation
`,
);

const ASSOCIATION = `    - affiliation: county
      onlyFor: { levels: [technician] }
      name: 县（市、区）申报技术员的
      en: Technicians of counties
      bodies:
        - { kind: association, name: 市工程师协会, en: Association of engineers, step: recommendation, district: jiaxing }
    - affiliation: development-zone
`;

const BATCHES = `batches:
  value:
    - { id: spring, name: 第一批, en: First window }
    - { id: summer, name: 第二批, en: Second window }
    - { id: autumn, name: 第三批, en: Third window }
  source: 三

late:
`;

const PAYMENT = `  - id: payment
    kind: pay
    name: 缴费
    en: Paying
    by: applicant
    after: recommendation
    duty: { value: 到受理点缴纳评审费。, en: Pay the fee at the acceptance point., source: 五 }
    fee: { levels: { assistant-engineer: 120, engineer: 180 }, source: 五 }
    closes: { value: 2021-11-26, source: 三 }
    atClosing: { value: abandon, source: 五 }

late:
`;

const CORRECTION = `  - id: correction
    kind: correct
    name: 补正
    en: Correction
    by: applicant
    duty: { value: 按退回意见逐条补正后重新提交。, en: Correct every point of the return and submit again., source: 四 }
    closes: { value: 2021-11-05, source: 三 }
    atClosing: { value: abandon, source: 四 }

late:
`;

const OTHER_FACTS = `cutOffs:
  value:
    - { day: 2022-03-31, conditions: [achievements] }
    - { day: 2021-09-30, conditions: [title], employerKinds: [institution] }
  source: 二（三）

terms: { value: { degrees: [secondary, college, bachelor, second-bachelor, master, doctor] }, source: 二 }

assessments: { value: { years: 3, upTo: year-before }, source: 五 }

eligibility:
`;

const OTHER_RULES = `    - { levels: [technician, assistant-engineer, engineer], when: { notAmong: [civil-servant, retired] }, unmet: { value: refuse, source: 一 }, source: 一 }
    - { levels: [assistant-engineer, engineer], when: { assessments: { result: competent } }, source: 五 }
    - { levels: [engineer], when: { achievements: { atLeast: 2, kinds: [project, paper], rankAtMost: 3 } }, source: 五 }
    - { levels: [engineer], when: { hours:`;

const CONFIRMER =
  'bodies:\n        - { kind: acceptance-point, name: 职称申报受理点, en: Acceptance point, step: payment }\n';

const byBatch = (spring: string, summer: string, autumn: string) =>
  `batches: { spring: ${spring}, summer: ${summer}, autumn: ${autumn} }`;

const LAST_CLOSINGS = byBatch('2021-04-20', '2021-07-20', '2021-11-19');
const THREE_WINDOWS = [
  put('issuedOn: { value: 2021-02-01,', 'issuedOn: { value: 2021-09-18,'),
  put(BATCHES, 'late:\n'),
  put(`opens: { ${byBatch('2021-02-22', '2021-06-01', '2021-09-18')}, source: 三 }\n`, OPENS),
  closes(0, byBatch('2021-03-31', '2021-06-30', '2021-10-31')),
  closes(1, byBatch('2021-04-12', '2021-07-12', '2021-11-11')),
  closes(2, LAST_CLOSINGS),
];

/**
 * Lawful variants of the call of Jiaxing: what other cities write of order, days and rules, with everything else as it is
 * there.
 */
const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  'county units only': [put('', AFTER_COUNTIES)],
  'a public notice of ten working days': [put('days: { value: { days: 10,', 'days: { value: { days: 5,')],
  'technicians reviewed by an association': [put(ASSOCIATION, '    - affiliation: development-zone\n')],
  'two steps of bodies': [
    put(ACCEPTANCE, '  - id: recommendation\n'),
    put('after: acceptance', /after: notice(?=\n {4}duty:\n {6}value: 所在地)/g),
    put('en: Acceptance point, step: acceptance', 'en: Acceptance point, step: recommendation'),
  ],
  'a public notice of the body that accepts': [
    put(OWN_NOTICE, '  - id: recommendation\n'),
    put('after: posting', /after: notice(?=\n {4}duty:\n {6}value: 所在地)/g),
    closes(2, 'value: 2021-12-03'),
    put(
      'en: Acceptance point, step: acceptance }\n        - { kind: acceptance-point, name: 职称申报受理点, en: Acceptance point, step: posting',
      'en: Acceptance point, step: recommendation',
    ),
  ],
  "resubmission until the employers' closing": [put(RETURNS.replace('declare', 'employer'), RETURNS)],
  'a notice that restarts': [put(RETURNS.replace('false', 'true'), RETURNS)],
  'returns a step at most once, to a step of correction': [
    put(CORRECTION, 'late:\n'),
    put('value: { to: applicant, resubmitBy: correction, noticeRestarts: false, atMost: 1 }', RETURNS),
  ],
  'assessments, achievements, a ban by kind of person and other cut-offs': [
    put(OTHER_FACTS, 'eligibility:\n'),
    put(OTHER_RULES, '    - { levels: [engineer], when: { hours:'),
  ],
  'no returns': [put('', /^ {4}returns:\n(?: {6}.*\n)*/gm)],
  'person and unit closing together': [closes(0, 'value: 2021-11-11')],
  'a fee after acceptance, abandoned if unpaid': [
    put(PAYMENT, 'late:\n'),
    put(`${CONFIRMER}        - { kind: acceptance-point`, 'bodies:\n        - { kind: acceptance-point'),
  ],
  'deadlines of the case': [
    put(
      PAYMENT.replace(
        '    closes',
        '    term: { value: { days: 5, count: calendar-days }, source: 五 }\n    closes',
      ),
      'late:\n',
    ),
    put(`${CONFIRMER}        - { kind: acceptance-point`, 'bodies:\n        - { kind: acceptance-point'),
    put(
      'closes: { value: 2021-10-31, source: 三 }\n    term: { value: { days: 3, count: working-days, after: returned, atClosing: abandon }, source: 四 }',
      'closes: { value: 2021-10-31, source: 三 }',
    ),
    put(
      'closes: { value: 2021-11-11, source: 三 }\n    term: { value: { days: 7, count: working-days }, source: 四 }',
      'closes: { value: 2021-11-11, source: 三 }',
    ),
  ],
  'levels with closings of their own': [
    closes(0, 'value: 2021-10-31, levels: { engineer: 2021-10-22 }'),
    closes(1, 'value: 2021-11-11, levels: { engineer: 2021-11-05 }'),
    closes(2, 'value: 2021-11-19, levels: { technician: 2021-11-17 }'),
  ],
  'three windows a year': THREE_WINDOWS,
  'three windows a year, with drafts carried forward': [
    ...THREE_WINDOWS,
    put('    atClosing: { value: carry-forward, source: 三 }\n\n  - id: employer\n', '\n  - id: employer\n'),
  ],
  'three windows a year, and a last closing by level': [
    ...THREE_WINDOWS,
    put(
      'closes: { value: 2021-11-19, levels: { engineer: 2021-11-17 }, source: 三 }',
      `closes: { ${LAST_CLOSINGS}, source: 三 }`,
    ),
  ],
};

/** The names of the variants. */
export const VARIANTS = Object.keys(EDITS);

/** The file of a variant. */
export function variantText(name: string): string {
  return (EDITS[name] ?? []).reduce((text, edit) => edit(text), jiaxingText);
}

/** A variant as it is published. */
export function variantCall(name: string): Call {
  const judged = judgeCallFile(variantText(name), publishedCalendar);
  if (!judged.ok) throw new Error(`The variant ${name} has findings`);
  return judged.call;
}
