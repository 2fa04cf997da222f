import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { seeded } from '../../../local/rehearsal/chance.ts';
import { coveringArray, type Needs, type Row, type Value } from './covering-array.ts';
import {
  type AnyStepId,
  callOfShape,
  ENDS_OF,
  type Form,
  LADDERS,
  QUIET_HOURS,
  type Returning,
  type Shape,
  STEP_IDS,
  type StepId,
  wholeOf,
} from './generated-calls.ts';
import { NARROWINGS } from './generated-routes.ts';
import { publishedCalendar } from './published-calendar.ts';

/** Few lawful calls in which every two things that a call can say stand together, as far as they can. */

const ABSENT = 'absent';
const NOTHING = 'says nothing';
/** How a closing is written: by batch it is another day in each, and only what is at an hour or within another may be either. */
const CLOSINGS: Readonly<Record<string, Form>> = {
  ...{ 'on a day': 'day', 'by batch': 'day', 'at an hour': 'hour', 'by level': 'level', within: 'within' },
};
/** Declaring closes within no step, and nor does a correction, which stands beside the way. */
const OWN_CLOSINGS = Object.keys(CLOSINGS).filter((closing) => closing !== 'within');

/** A step that says nothing lapses. Declaring says nothing; others say it, so that both are there. */
const endsOf = (id: AnyStepId) =>
  ENDS_OF[id]
    .filter((ends) => ends !== (id === 'declare' ? 'lapse' : undefined))
    .map((ends) => ends ?? NOTHING);

/** Each two steps follow each other both ways. */
const ORDERS: Readonly<Record<string, readonly StepId[]>> = {
  'employers first': STEP_IDS,
  'employers last': STEP_IDS.toReversed(),
  'paid first': ['payment', 'acceptance', 'employer', 'notice', 'papers', 'recommendation'],
  'bodies first': ['recommendation', 'notice', 'papers', 'employer', 'payment', 'acceptance'],
};
/** The orders in which the employer comes before the recommendation, so that it can be returned to the employer. */
const EMPLOYER_BEFORE = ['employers first', 'paid first'];

/** One step of each kind after declaring. */
const KINDS = STEP_IDS.filter((id) => id !== 'acceptance');

const STEP_FACTORS = Object.fromEntries(
  KINDS.flatMap((id) => [
    [id, [ABSENT, ...endsOf(id)]],
    [`${id} closes`, Object.keys(CLOSINGS)],
  ]),
) as Record<string, readonly string[]>;

const FACTORS = {
  declare: endsOf('declare'),
  'declare closes': OWN_CLOSINGS,
  ...STEP_FACTORS,
  'bodies review': ['once', 'twice'],
  closings: ['apart', 'on one day'],
  order: Object.keys(ORDERS),
  windows: ['one', 'batches'],
  returns: ['none', 'declare', 'first', 'correction'],
  correction: endsOf('correction'),
  'correction closes': OWN_CLOSINGS,
  'bodies return to': ['applicant', 'employer'],
  'notice restarts': ['yes', 'no'],
  'notice counts': ['working-days', 'calendar-days'],
  'notice is displayed before': ['yes', 'no'],
  'notice counts its first day': ['yes', 'no'],
  'notice result': ['last-notice-day', 'day-after'],
  'notice unresolved': ['lapse', 'refuse', 'carry-forward'],
  'papers come': ['by post', 'by hand'],
  'routes narrowed by': NARROWINGS,
  ladder: LADDERS,
  'quiet hours': Object.keys(QUIET_HOURS),
} as const satisfies Record<string, readonly string[]>;

const present = (id: string): readonly string[] =>
  (FACTORS as Record<string, readonly string[]>)[id]?.filter((value) => value !== ABSENT) ?? [];

const RETURNED = ['declare', 'first', 'correction'];

const WINDOWS_OF: Readonly<Record<string, Needs>> = {
  'on a day': { windows: ['one'] },
  'by level': { windows: ['one'] },
  'by batch': { windows: ['batches'] },
};

/** What a value needs of the call to mean something in it. */
function needs(factor: string, value: string): Needs {
  const [id = '', word] = factor.split(' ');
  const ofForm = WINDOWS_OF[value] ?? {};
  if (value === 'carry-forward' && factor === 'declare') return { windows: ['batches'] };
  if (factor === 'correction closes') return { ...ofForm, returns: ['correction'] };
  if (word === 'closes') return id === 'declare' ? ofForm : { ...ofForm, [id]: present(id) };
  if (factor === 'correction') return { returns: ['correction'] };
  if (factor === 'bodies return to')
    return { returns: RETURNED, recommendation: present('recommendation'), ...ofEmployer(value) };
  if (factor === 'bodies review') return { recommendation: present('recommendation') };
  if (factor === 'notice restarts') return { returns: RETURNED, notice: present('notice') };
  if (id === 'notice' && word !== undefined) return { notice: present('notice') };
  return factor === 'papers come' ? { papers: present('papers') } : {};
}

function ofEmployer(value: string): Needs {
  return value === 'employer' ? { employer: present('employer'), order: EMPLOYER_BEFORE } : {};
}

function shapeOf(row: Row): Shape {
  const is = (factor: string, value: string) => row[factor] === value;
  const step = (id: AnyStepId) => ({
    form: CLOSINGS[row[`${id} closes`] ?? ''] ?? 'day',
    ends: ENDS_OF[id].find((ends) => ends === row[id]),
  });
  const reviews = !is('recommendation', ABSENT);
  return {
    order: (ORDERS[row.order ?? ''] ?? []).filter((id) =>
      id === 'acceptance' ? reviews && is('bodies review', 'twice') : row[id] !== ABSENT,
    ),
    gaps: is('closings', 'apart') ? [0, 12, 9, 8, 8, 8, 8] : [0, 12, 0, 14, 0, 14, 0],
    steps: {
      ...{ declare: step('declare'), employer: step('employer'), notice: step('notice') },
      // A second step of bodies is as the first.
      ...{ acceptance: step('recommendation'), recommendation: step('recommendation') },
      ...{ payment: step('payment'), papers: step('papers'), correction: step('correction') },
    },
    inBatches: is('windows', 'batches'),
    returns: is('returns', 'none')
      ? 'none'
      : {
          resubmitBy: row.returns as Returning['resubmitBy'],
          bodiesTo: row['bodies return to'] as Returning['bodiesTo'],
          noticeRestarts: is('notice restarts', 'yes'),
        },
    notice: {
      days: 5,
      count: row['notice counts'] as Shape['notice']['count'],
      displayDays: is('notice is displayed before', 'yes') ? 2 : 0,
      countStartDay: is('notice counts its first day', 'yes'),
      earliestResult: row['notice result'] as Shape['notice']['earliestResult'],
      unresolved: row['notice unresolved'] as Shape['notice']['unresolved'],
    },
    byPost: is('papers come', 'by post'),
    routes: row['routes narrowed by'] as Shape['routes'],
    ladder: row.ladder as Shape['ladder'],
    quietHours: row['quiet hours'] as Shape['quietHours'],
  };
}

/** A step that a call lacks has to be missed by the other steps, and by nothing else. */
function isWanted([, value]: Value, [other]: Value): boolean {
  return value !== ABSENT || other === 'order' || (KINDS as readonly string[]).includes(other);
}

function isLawful(row: Row): boolean {
  const findings = checkCall(wholeOf(callOfShape(shapeOf(row))), publishedCalendar, VOCABULARIES);
  return findings.every(({ warns }) => warns);
}

/** The shapes of the calls, always the same ones. */
export function coveringShapes(): Shape[] {
  return coveringArray({ factors: FACTORS, needs, isWanted, isLawful, chance: seeded(14) }).map(shapeOf);
}
