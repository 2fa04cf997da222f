import type { Story } from '../../../adapters/records/declarations/story.ts';
import { noticeRulesOf, stepOf } from '../../../domain/call/steps.ts';
import { DRAIN_SECONDS } from '../../../domain/call/windows.ts';
import { isFinal, MOVES, type Standing } from '../../../domain/declaration/moves.ts';
import type { PublicNotice } from '../../../domain/declaration/notice.ts';
import { noticesOf } from '../../../domain/declaration/notices.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { governingStage, presentOf, wayOf } from '../../../domain/declaration/way.ts';
import { type Counted, workingDaysBetween } from '../../../domain/time/calendar.ts';
import { type Day, plusDays, plusSeconds } from '../../../domain/values/instant.ts';
import type { Check, Facts } from './invariants.ts';
import { ownDeadlinesWereKept } from './own-deadlines.ts';

type OfStory = (facts: Facts, story: Story) => string[];

const CHECKS_OF_A_STORY: readonly OfStory[] = [
  everyStoryEnds,
  listsKnowTheCase,
  timelineIsWhole,
  nobodyWasTakenLate,
  lapsesCameAfterTheDrain,
  ownDeadlinesWereKept,
  noticesStoodLongEnough,
];

/** The invariants of one declaration. */
export const storyChecks: readonly Check[] = CHECKS_OF_A_STORY.map((check) => (facts) => ({
  story: (story) => check(facts, story),
}));

function everyStoryEnds(_: Facts, { declaration: { id, standing } }: Story): string[] {
  return isFinal(standing) ? [] : [`${id} is still ${standing}`];
}

/**
 * Checks that the list of cases to tell has an unfinished declaration, and the list of reopenings one that a lock
 * ended.
 */
function listsKnowTheCase({ listed }: Facts, { declaration }: Story): string[] {
  const { id, standing, lapsed } = declaration;
  const isFinished = isFinal(standing);
  return [
    ...(listed.unfinished.has(id) === isFinished
      ? [`${id} is ${standing}, and the list of unfinished cases errs`]
      : []),
    ...(listed.ended.has(id) !== (isFinished && lapsed !== undefined && !lapsed.term)
      ? [`${id} is ${standing}, and the list of what locks ended errs`]
      : []),
  ];
}

function timelineIsWhole(_: Facts, { declaration, timeline }: Story): string[] {
  const gaps = timeline.filter(({ version }, index) => version !== index + 1);
  const wrong = timeline.filter((entry) => !isMove(entry));
  const last = timeline.at(-1);
  const off = last?.version !== declaration.version || last.to !== declaration.standing;
  return [
    ...gaps.map(({ version }) => `${declaration.id} has a gap in its timeline before ${version}`),
    ...wrong.map(
      ({ move, from, to }) => `${declaration.id} made no move of the table: ${from} ${move} ${to}`,
    ),
    ...(off ? [`${declaration.id} does not stand where its timeline ends`] : []),
  ];
}

function isMove({ move, from, to }: TimelineEntry): boolean {
  if (from === undefined) return move === 'create' && to === 'draft';
  const targets: Partial<Record<string, readonly Standing[]>> = MOVES[from];
  return targets[move]?.includes(to) ?? false;
}

/** Checks that every act in a stage came before its closing as last moved, or before the end of its grant. */
function nobodyWasTakenLate(facts: Facts, { declaration, timeline }: Story): string[] {
  const granted = timeline.flatMap(({ inputs }) => (inputs?.until ? [String(inputs.until)] : []));
  const late = timeline.filter(({ actor, at, move }, index) => {
    if (move === 'withdraw' || (actor.kind !== 'applicant' && actor.kind !== 'link')) return false;
    const stage = stageLeft(facts, declaration, timeline.slice(0, index + 1));
    const closesAt = stage === undefined ? undefined : facts.stages[stage]?.closesAt;
    return closesAt !== undefined && at >= closesAt && !granted.some((until) => at < until);
  });
  return late.map(({ move, at }) => `${declaration.id} was taken late: ${move} at ${at}`);
}

/** The stage under which the last entry of a timeline was made; undefined for the one that began it. */
function stageLeft(
  { call }: Pick<Facts, 'call'>,
  declaration: Story['declaration'],
  timeline: readonly TimelineEntry[],
): string | undefined {
  const last = timeline.at(-1);
  if (last?.from === undefined) return undefined;
  const then = atStep({ ...declaration, standing: last.from }, timeline.at(-2)?.step);
  if (last.from !== 'returned') return governingStage(call, then);
  const returned = timeline.findLastIndex(({ move }) => move === 'return');
  const by = timeline[returned - 1]?.step;
  const returns = by === undefined ? undefined : stepOf(call, by).returns;
  return returns && governingStage(call, { ...then, resubmitBy: returns.value.resubmitBy });
}

/** The declaration as it stood in this step, at the first of its bodies: all bodies of a step share its stage. */
function atStep({ step: _, ...declaration }: Story['declaration'], step: string | undefined) {
  const index = declaration.route.findIndex((body) => body.step === step);
  return { ...declaration, ...(step === undefined ? {} : { step }), bodyIndex: Math.max(0, index) };
}

function lapsesCameAfterTheDrain({ stages }: Facts, { declaration, timeline }: Story): string[] {
  return timeline
    .filter(({ move, inputs }) => move === 'lapse' && Number(inputs?.generation) > 0)
    .filter(({ at, inputs }) => {
      const record = stages[String(inputs?.stage)];
      const closings = [record?.closesAt ?? '', ...(record?.movements.map(({ from }) => from) ?? [])].sort();
      return at < plusSeconds(closings[0] ?? at, DRAIN_SECONDS);
    })
    .map(({ at }) => `${declaration.id} lapsed at ${at}, before writes in time had drained`);
}

/** Counts each public notice anew, day by day, from the first day that may count to the day before the result. */
function noticesStoodLongEnough({ call, calendar }: Facts, { declaration }: Story): string[] {
  const way = wayOf(call, declaration);
  const { id, standing } = declaration;
  const done = standing === 'recommended' ? way : way.slice(0, Math.max(0, presentOf(way, declaration)));
  return done
    .filter(({ step }) => step.kind === 'public-notice')
    .flatMap(({ step }) => {
      const notice = noticesOf(declaration).find((each) => each.step === step.id);
      if (notice?.endedOn === undefined) return [`${id} passed the step ${step.id} without a public notice`];
      return stoodLongEnough(call, calendar, notice, notice.endedOn)
        ? []
        : [`${id} passed the step ${step.id} after too few days of public notice`];
    });
}

function stoodLongEnough(
  call: Facts['call'],
  calendar: Facts['calendar'],
  { step, postedOn }: PublicNotice,
  endedOn: Day,
): boolean {
  const { days, displayDays, countStartDay, earliestResult } = noticeRulesOf(call, step);
  const first = plusDays(postedOn, (displayDays?.value ?? 0) + (countStartDay.value ? 0 : 1));
  const end = earliestResult.value === 'day-after' ? endedOn : plusDays(endedOn, 1);
  return days.value.count === 'calendar-days'
    ? plusDays(first, days.value.days) <= end
    : holds(workingDaysBetween(calendar, first, end), days.value.days);
}

function holds(stood: Counted<number>, days: number): boolean {
  return stood.ok && stood.value >= days;
}
