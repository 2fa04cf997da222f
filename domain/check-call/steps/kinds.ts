import { type AtClosing, PLAYED_KINDS, type Step, type StepKind } from '../../call/call.ts';
import { valueAt } from '../../values/pointer.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import { partFindings } from './closings.ts';
import { type ReadStep, stepsIn } from './read-steps.ts';

/** Who acts in a step of each kind. */
const ACTORS: Readonly<Record<StepKind, readonly Step['by'][]>> = {
  declare: ['applicant'],
  review: ['employer', 'body'],
  'public-notice': ['employer', 'body'],
  correct: ['applicant'],
  pay: ['applicant'],
  'hand-in': ['applicant'],
  evaluate: ['body'],
  'result-notice': ['body'],
  confirm: ['body'],
};

/** The fields that belong to steps of one kind alone, and whether such a step needs them. */
const OWN_FIELDS: readonly {
  readonly field: keyof Step;
  readonly kind: StepKind;
  readonly isNeeded: boolean;
}[] = [
  { field: 'publicNotice', kind: 'public-notice', isNeeded: true },
  { field: 'returns', kind: 'review', isNeeded: false },
  { field: 'fee', kind: 'pay', isNeeded: true },
  { field: 'sentBy', kind: 'hand-in', isNeeded: false },
];

/** Checks that each step has what its kind needs and nothing of another kind, and that its kind is one that is played. */
export function kindFindings(reading: Reading): Finding[] {
  const steps = stepsIn(reading);
  return [
    ...steps.flatMap((step) => [
      ...notPlayed(step),
      ...actorFindings(step),
      ...defaultFindings(reading, step),
      ...OWN_FIELDS.flatMap((own) => fieldFindings(reading, step, own)),
      ...partFindings(reading, [...step.path, 'fee', 'levels'], 'levels'),
    ]),
    ...onlyOne(steps),
  ];
}

function notPlayed({ path, kind }: ReadStep): Finding[] {
  if (kind === undefined || (PLAYED_KINDS as readonly string[]).includes(kind)) return [];
  return [
    {
      path: [...path, 'kind'],
      because: 'kind-not-played',
      zh: `${kind} 这一类步骤的字段已预留，但本系统还不能办理；请先删去这个步骤，另行办理。`,
      en: `A step of the kind ${kind} has its place in the file, but cannot be carried out here yet; take the step out, and do it elsewhere.`,
    },
  ];
}

function actorFindings({ path, kind, by }: ReadStep): Finding[] {
  if (kind === undefined || by === undefined || ACTORS[kind].includes(by)) return [];
  const can = ACTORS[kind].join('、');
  return [
    {
      path: [...path, 'by'],
      because: 'actor-not-of-kind',
      zh: `${kind} 步骤不能由 ${by} 办理；可选：${can}。`,
      en: `A step of the kind ${kind} is not the ${by}'s. Choose one of ${can.replaceAll('、', ', ')}.`,
    },
  ];
}

/** What may become of what is unfinished at the closing of a step of each kind. Nobody abandons what others leave undone. */
const DEFAULTS: Readonly<Record<StepKind, readonly AtClosing[]>> = {
  declare: ['lapse', 'abandon', 'carry-forward'],
  review: ['lapse', 'refuse'],
  'public-notice': ['lapse', 'refuse'],
  correct: ['lapse', 'refuse', 'abandon'],
  pay: ['lapse', 'refuse', 'abandon'],
  'hand-in': ['lapse', 'refuse', 'abandon'],
  evaluate: ['lapse'],
  'result-notice': ['lapse'],
  confirm: ['lapse', 'abandon'],
};

function defaultFindings(reading: Reading, { path, kind }: ReadStep): Finding[] {
  const at = [...path, 'atClosing', 'value'];
  const does = soundAt<AtClosing>(reading, at);
  if (kind === undefined || does === undefined) return [];
  if (DEFAULTS[kind].includes(does)) return does === 'carry-forward' ? carriedNowhere(reading, path) : [];
  const can = DEFAULTS[kind].join('、');
  return [
    {
      path: at,
      because: 'default-not-of-kind',
      zh: `${kind} 步骤到截止时不能 ${does}；可选：${can}。`,
      en: `What is unfinished in a step of the kind ${kind} cannot ${does} at its closing. Choose one of ${can.replaceAll('、', ', ')}.`,
    },
  ];
}

/** Reports a draft that would be carried into the next batch under a call whose declaring closes by no batch. */
function carriedNowhere(reading: Reading, path: Path): Finding[] {
  if (valueAt(reading.value, [...path, 'closes', 'batches']) !== undefined) return [];
  return [
    {
      path: [...path, 'atClosing', 'value'],
      because: 'carry-without-batches',
      zh: '这一步没有按批次截止（closes 的 batches），没有下一批可以转入；请按批次写明截止，或改为 lapse、abandon。',
      en: 'This step does not close by batches (batches in closes), so there is no next batch to go into; date it by batches, or choose lapse or abandon.',
    },
  ];
}

function fieldFindings(
  reading: Reading,
  { path, kind }: ReadStep,
  own: (typeof OWN_FIELDS)[number],
): Finding[] {
  const at: Path = [...path, own.field];
  const isThere = valueAt(reading.value, at) !== undefined;
  if (kind === undefined) return [];
  if (kind !== own.kind && isThere)
    return [
      {
        path: at,
        onKey: true,
        because: 'field-of-another-kind',
        zh: `${written(at)} 只用于 ${own.kind} 步骤，这一步是 ${kind}；请删去，或移到那一步。`,
        en: `${written(at)} belongs to a step of the kind ${own.kind}, and this one is ${kind}; take it out or move it there.`,
      },
    ];
  if (kind === own.kind && own.isNeeded && !isThere)
    return [
      {
        path,
        because: 'missing-field',
        zh: `${written(path)} 缺少 ${own.field}；${own.kind} 步骤须写明。`,
        en: `${written(path)} lacks ${own.field}, which a step of the kind ${own.kind} states.`,
      },
    ];
  return [];
}

/** Reports a second review by the employer: one declaration has one employer, and one employer reviews it once. */
function onlyOne(steps: readonly ReadStep[]): Finding[] {
  let first: ReadStep | undefined;
  return [...steps]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((step): Finding[] => {
      if (step.by !== 'employer' || step.kind !== 'review') return [];
      const before = first;
      first ??= step;
      if (!before) return [];
      return [
        {
          path: [...step.path, 'kind'],
          because: 'second-of-employer',
          zh: `用人单位的审核步骤已有 ${before.id}，本系统还不能办理第二个；请合并，或改由部门（body）办理。`,
          en: `The employer reviews in the step ${before.id} already, and a second review cannot be carried out here; join them, or let a body do it.`,
        },
      ];
    });
}
