import { expect, test } from 'vitest';
import { callIn, judgeCallFile } from '../../adapters/call-file/judge-call.ts';
import { type Call, PLAYED_KINDS, type Step, type StepKind } from '../../domain/call/call.ts';
import { chainOf } from '../../domain/call/steps.ts';
import { coveringShapes } from '../rigs/domain/covering-calls.ts';
import { fileOfShape } from '../rigs/domain/generated-calls.ts';
import { publishedCalendar } from '../rigs/domain/published-calendar.ts';

/** Every pair of what a call can say of its steps stands in a generated call, counted in the calls as they are published. */

const calls = coveringShapes().map((shape) => callIn(fileOfShape(shape)));

const ENDS: Readonly<Partial<Record<StepKind, readonly string[]>>> = {
  declare: ['lapse', 'abandon', 'carry-forward'],
  review: ['lapse', 'refuse'],
  'public-notice': ['lapse', 'refuse'],
  correct: ['lapse', 'refuse', 'abandon'],
  pay: ['lapse', 'refuse', 'abandon'],
  'hand-in': ['lapse', 'refuse', 'abandon'],
};

/** How the deadline of a step is written. */
function formsOf({ closes }: Step): string[] {
  if (!closes) return ['within another'];
  const { value, levels, batches } = closes;
  const written = [value, ...Object.values(batches ?? {})].some((text) => text?.includes(' '));
  return [
    written ? 'at an hour' : 'on a day',
    ...(levels ? ['by level'] : []),
    ...(batches ? ['by batch'] : []),
  ];
}

/** What a step says: its default and its form, each beside its kind. A deadline by level is one on a day. */
function saidBy(step: Step): string[] {
  const { kind, atClosing } = step;
  return [
    `${kind} ends: ${atClosing?.value ?? 'lapse'}`,
    ...formsOf(step).map((form) => `${kind} closes: ${form}`),
  ];
}

/** The pairs in one call: what two of its steps say, or one step says twice. */
function pairsIn(call: Call): string[] {
  return call.steps.flatMap((one, at) =>
    call.steps
      .slice(at)
      .flatMap((other) =>
        saidBy(one).flatMap((mine) => saidBy(other).map((theirs) => [mine, theirs].sort().join(' & '))),
      ),
  );
}

const ends = (kind: StepKind) => (ENDS[kind] ?? []).map((does) => `${kind} ends: ${does}`);
/** Declaring follows no step, and a correction stands beside the way, so neither closes within another. */
const forms = (kind: StepKind) =>
  ['on a day', 'at an hour', 'by level', 'by batch', 'within another']
    .filter((form) => form !== 'within another' || (kind !== 'declare' && kind !== 'correct'))
    .map((form) => `${kind} closes: ${form}`);

/** The generated calls close by level or by batch, and drafts are carried forward from batch to batch. */
function excludes(pair: readonly [string, string]): boolean {
  const has = (end: string) => pair.some((each) => each.endsWith(end));
  return has(': by level') && (has(': by batch') || has(': carry-forward'));
}

test('the generated calls are lawful', () => {
  const found = coveringShapes().map((shape) => judgeCallFile(fileOfShape(shape), publishedCalendar));
  expect(found.filter(({ ok }) => !ok)).toEqual([]);
});

test('what two different kinds of steps can say stands together in a call, every pair of it', () => {
  const there = new Set(calls.flatMap(pairsIn));
  const wanted = PLAYED_KINDS.flatMap((kind, at) =>
    PLAYED_KINDS.slice(at + 1).flatMap((other) =>
      [...ends(kind), ...forms(kind)].flatMap((mine) =>
        [...ends(other), ...forms(other)]
          .map((theirs) => [mine, theirs] as const)
          .filter((pair) => !excludes(pair)),
      ),
    ),
  );
  expect(wanted.length).toBeGreaterThan(700);
  expect(wanted.map((pair) => pair.toSorted().join(' & ')).filter((pair) => !there.has(pair))).toEqual([]);
});

test('each kind of step has each of its defaults under each form of its deadline', () => {
  const there = new Set(calls.flatMap(({ steps }) => steps.flatMap((step) => saidBy(step).join(' & '))));
  const own = [...there].join('\n');
  const missing = PLAYED_KINDS.flatMap((kind) =>
    ends(kind).flatMap((end) =>
      forms(kind).filter(
        (form) =>
          !excludes([end, form]) &&
          !own.split('\n').some((line) => line.startsWith(`${end} &`) && line.includes(form)),
      ),
    ),
  );
  expect(missing).toEqual([]);
});

test('each two kinds of steps follow each other both ways', () => {
  const before = new Set(
    calls.flatMap((call) => {
      const kinds = chainOf(call).map(({ kind, by }) => `${kind} by ${by}`);
      return kinds.flatMap((one, at) => kinds.slice(at + 1).map((other) => `${one} < ${other}`));
    }),
  );
  const kinds = [
    'review by employer',
    'public-notice by employer',
    'review by body',
    'pay by applicant',
    'hand-in by applicant',
  ];
  const wanted = kinds.flatMap((one) =>
    kinds.filter((other) => other !== one).map((other) => `${one} < ${other}`),
  );
  expect(wanted.filter((pair) => !before.has(pair))).toEqual([]);
});

test('what lies beneath a call and is stated by it, returns, notices and routes are there in each way', () => {
  const of = <T>(pick: (call: Call) => T) => new Set(calls.map(pick)).size;
  const notices = calls.flatMap(({ steps }) => steps.flatMap(({ publicNotice }) => publicNotice ?? []));
  const ofNotice = <T>(pick: (notice: (typeof notices)[number]) => T) => new Set(notices.map(pick)).size;
  expect(of(({ ladder }) => ladder.value.length)).toBe(3);
  expect(of(({ quietHours }) => quietHours.value.from)).toBe(3);
  expect(of(({ routes }) => Object.keys(routes.value.at(-1)?.onlyFor ?? {}).join())).toBe(5);
  expect(ofNotice(({ days }) => days.value.count)).toBe(2);
  expect(ofNotice(({ displayDays }) => displayDays?.value)).toBe(2);
  expect(ofNotice(({ countStartDay }) => countStartDay.value)).toBe(2);
  expect(ofNotice(({ earliestResult }) => earliestResult.value)).toBe(2);
  expect(ofNotice(({ unresolvedObjectionAtLock }) => unresolvedObjectionAtLock.value)).toBe(3);
});
