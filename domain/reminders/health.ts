import { drainedAt, type Lock } from '../call/windows.ts';
import { CALENDAR_ZONE, type Calendar, publishedUntil } from '../time/calendar.ts';
import { dayOf, epochOf, type Instant } from '../values/instant.ts';
import { type Said, said } from '../values/said.ts';
import { sayUnrecorded, type Unrecorded } from './unrecorded.ts';

/** The state of one stage of a call. */
export interface StageReading {
  readonly call: string;
  readonly stage: string;
  /** Declarations and drafts that wait in the stage. */
  readonly waiting: number;
  /** Seconds until the stage closes; 0 once it has closed. */
  readonly secondsToClosing: number;
  readonly isLocked: boolean;
  /** Seconds since the lock should have been set; 0 if it is set, or need not be set yet. */
  readonly secondsLate: number;
}

/** The state of the whole system at one instant. */
export interface Readings {
  readonly stages: readonly StageReading[];
  /** The age in seconds of the oldest thing that should have happened and has not; 0 if there is none. */
  readonly oldestOverdueSeconds: number;
  /** Records that two patrols could not move. Of many only the oldest are counted: see `MAX_STUCK_COUNTED`. */
  readonly stuck: number;
  /** Letters given up within the last day. */
  readonly lettersFailed: number;
  /** Links that a recipient reported within the last day as meant for somebody else. */
  readonly notForMe: number;
  /** Decisions within the last day by a person with the applicant's name. */
  readonly sameName: number;
  /** Counters within the last day that were not what the lists say, and were set to it. */
  readonly miscounted: number;
  /** Records that could not be moved within the last day and were skipped, so that they did not block the rest. */
  readonly notMoved: number;
  /** Acts of people within the last day that arrived in time, were not recorded, and wait for an answer. */
  readonly unrecorded: readonly Unrecorded[];
  /** Days until the end of the last year whose days off are published; 0 if no published year lies ahead. */
  readonly calendarDaysLeft: number;
  /** Calls that reach into a year whose calendar is not published. */
  readonly waitingForYear: readonly WaitingForYear[];
}

/** A call in which some days cannot be counted until a year's calendar is published. */
export interface WaitingForYear {
  readonly call: string;
  readonly year: number;
  /** The reference numbers of its unfinished cases in which some day waits. */
  readonly cases: readonly string[];
}

/**
 * The operators are told about every reading above its limit. A schedule is precise to a minute, and a patrol comes
 * every five minutes and waits ten, so anything later than these limits was missed by both. A year's days off are
 * published in the November before; so sixty days before a year ends, the next year's either are there or must be asked
 * for.
 */
export const LIMITS = {
  secondsLate: 300,
  oldestOverdueSeconds: 1800,
  stuck: 0,
  lettersFailed: 0,
  notForMe: 0,
  sameName: 0,
  miscounted: 0,
  notMoved: 0,
  leastCalendarDaysLeft: 60,
} as const;

/** The most acts that a digest names one by one: nobody reads a longer list to its end. */
const MAX_NAMED = 50;

/** The most due records of each shard of their index that are looked at, the oldest first. More mean the same alarm. */
export const MAX_STUCK_COUNTED = 100;

/** Seconds after which a due record counts as stuck: by then two patrols have seen it and not mended it. */
export const STUCK_SECONDS = LIMITS.oldestOverdueSeconds;

export function stageReading(lock: Lock, waiting: number, now: Instant): StageReading {
  const { call, stage, closesAt, lockedAt } = lock;
  const isLocked = lockedAt !== undefined;
  return {
    call,
    stage,
    waiting,
    secondsToClosing: secondsBetween(now, closesAt),
    isLocked,
    secondsLate: isLocked ? 0 : secondsBetween(drainedAt(lock), now),
  };
}

/** Whole seconds from one instant to a later one; 0 if the second is not later. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.floor((epochOf(to) - epochOf(from)) / 1000));
}

export function calendarDaysLeft(calendar: Calendar, now: Instant): number {
  const days =
    (epochOf(`${publishedUntil(calendar)}T00:00:00.000Z`) -
      epochOf(`${dayOf(now, CALENDAR_ZONE)}T00:00:00.000Z`)) /
    86_400_000;
  return Math.max(0, days);
}

/** Every trouble in the readings, one sentence each; empty if all is well. */
export function troubles(readings: Readings): Said[] {
  const { oldestOverdueSeconds, stuck, lettersFailed, notForMe, notMoved, calendarDaysLeft: days } = readings;
  const late = readings.stages.filter(({ secondsLate }) => secondsLate > LIMITS.secondsLate);
  return [
    ...readings.unrecorded.slice(0, MAX_NAMED).map(sayUnrecorded),
    ...when(
      readings.unrecorded.length > MAX_NAMED,
      said(
        `另有 ${readings.unrecorded.length - MAX_NAMED} 次操作在截止前收到而未能登记；编号见报告。`,
        `${readings.unrecorded.length - MAX_NAMED} more acts arrived before the closing and could not be recorded; the reports name them.`,
      ),
    ),
    ...late.map(({ call, stage, secondsLate }) =>
      said(
        `${call} 的环节 ${stage} 应已锁定，至今晚了 ${minutes(secondsLate)} 分钟。`,
        `The stage ${stage} of ${call} should be locked; it is ${minutes(secondsLate)} minutes late.`,
      ),
    ),
    ...when(
      oldestOverdueSeconds > LIMITS.oldestOverdueSeconds,
      said(
        `最早的待办已超时 ${minutes(oldestOverdueSeconds)} 分钟。`,
        `What has waited longest is ${minutes(oldestOverdueSeconds)} minutes overdue.`,
      ),
    ),
    ...when(
      stuck > LIMITS.stuck,
      said(
        `${stuck < MAX_STUCK_COUNTED ? '' : '至少 '}${stuck} 条记录经两次巡查仍未推进。`,
        `${stuck < MAX_STUCK_COUNTED ? '' : 'At least '}${stuck} records did not move though two patrols saw them.`,
      ),
    ),
    ...when(
      lettersFailed > LIMITS.lettersFailed,
      said(
        `过去一天有 ${lettersFailed} 封信未能送出。`,
        `${lettersFailed} letters were given up within a day.`,
      ),
    ),
    ...when(
      notForMe > LIMITS.notForMe,
      said(`过去一天有 ${notForMe} 个链接被报告发错了人。`, `${notForMe} links were reported within a day.`),
    ),
    ...when(
      readings.sameName > LIMITS.sameName,
      said(
        `过去一天有 ${readings.sameName} 件由与申报人同名的人员办理，均声明不是本人；编号见报告，请核实。`,
        `${readings.sameName} decisions within a day were by people of the applicant’s own name, each stated to be another person; the reports name them.`,
      ),
    ),
    ...when(
      readings.miscounted > LIMITS.miscounted,
      said(
        `过去一天有 ${readings.miscounted} 个计数与名单不符，已改正；编号见报告。`,
        `${readings.miscounted} counters within a day were not what the lists say and were set right; the reports name them.`,
      ),
    ),
    ...when(
      notMoved > LIMITS.notMoved,
      said(
        `过去一天有 ${notMoved} 条记录无法处理，已跳过；编号见报告。`,
        `${notMoved} records could not be moved within a day and were passed by; the reports name them.`,
      ),
    ),
    ...readings.waitingForYear.map(sayWaitingForYear),
    ...when(
      days < LIMITS.leastCalendarDaysLeft,
      said(`已公布的放假安排只剩 ${days} 天。`, `The published days off end in ${days} days.`),
    ),
  ];
}

/** The most cases that a sentence names; of a longer list it gives only the number. */
const MAX_CASES_NAMED = 20;

function sayWaitingForYear({ call, year, cases }: WaitingForYear): Said {
  const named = cases.length === 0 || cases.length > MAX_CASES_NAMED ? '' : `：${cases.join('、')}`;
  return said(
    `${year}年放假安排尚未公布，${call} 有日期等待计算，涉及 ${cases.length} 件${named}。公布后请用 publish-calendar 登记。`,
    `${year}'s arrangement is not published; days of ${call} wait for it, in ${cases.length} cases${named.replace('：', ': ').replaceAll('、', ', ')}. Start the act publish-calendar once it is there.`,
  );
}

const minutes = (seconds: number): number => Math.floor(seconds / 60);

function when<T>(isSo: boolean, value: T): T[] {
  return isSo ? [value] : [];
}
