import type { Measured } from '../../adapters/metrics.ts';
import type { Report } from '../../adapters/records/reports.ts';
import type { Needs } from '../../casework/needs.ts';
import {
  calendarDaysLeft,
  MAX_STUCK_COUNTED,
  type Readings,
  STUCK_SECONDS,
  type StageReading,
  secondsBetween,
  stageReading,
} from '../../domain/reminders/health.ts';
import { isUnanswered, type Unrecorded } from '../../domain/reminders/unrecorded.ts';
import { plusSeconds } from '../../domain/values/instant.ts';
import { checkCounters } from './check-counters.ts';
import { digest } from './digest.ts';
import { callsWaitingForYear } from './waiting-for-year.ts';

export type WatchNeeds = Pick<Needs, 'records' | 'channel' | 'operators' | 'metrics' | 'now'>;

const A_DAY = 24 * 3600;

/**
 * Measures how the calls are going, for the dashboard and the alarms, and tells the operators once a day what is
 * wrong. It repairs nothing but its counters, once a day; the patrol repairs the rest. What it reads does not grow with the open cases: it takes the counters of each
 * call, and of what is due the oldest of each shard.
 */
export function watch(needs: WatchNeeds) {
  return async (): Promise<Readings> => {
    const readings = await read(needs);
    needs.metrics.put(measuredOf(readings), needs.now());
    await digest(needs, readings);
    await checkCounters(needs);
    return readings;
  };
}

async function read({ records, now }: WatchNeeds): Promise<Readings> {
  const at = now();
  const calendar = (await records.calendars.current())?.calendar;
  const { due } = await records.indexes.duePage(at, MAX_STUCK_COUNTED);
  const waits = due.map(({ dueAt }) => secondsBetween(dueAt, at));
  const told = await records.reports.since(plusSeconds(at, -A_DAY));
  return {
    stages: await stagesOf(records, at),
    oldestOverdueSeconds: Math.max(0, ...waits),
    stuck: waits.filter((seconds) => seconds > STUCK_SECONDS).length,
    lettersFailed: told.filter(({ kind }) => kind === 'letter-failed').length,
    sameName: told.filter(({ kind }) => kind === 'same-name').length,
    miscounted: told.filter(({ kind }) => kind === 'miscounted').length,
    notForMe: told.filter(({ kind }) => kind === 'not-for-me').length,
    notMoved: new Set(told.flatMap((each) => (each.kind === 'not-moved' ? [each.record] : []))).size,
    unrecorded: await unansweredOf(records, told),
    calendarDaysLeft: calendar ? calendarDaysLeft(calendar, at) : 0,
    waitingForYear: await callsWaitingForYear({ records }, calendar),
  };
}

/** The attempts that somebody must answer. A failed beginning has no declaration that could answer for it. */
async function unansweredOf(
  { declarations, stages }: WatchNeeds['records'],
  told: readonly Report[],
): Promise<Unrecorded[]> {
  const found: Unrecorded[] = [];
  for (const report of told) {
    if (report.kind !== 'unrecorded') continue;
    const story = await declarations.story(report.about);
    const locks = story && (await stages.of(story.declaration.call));
    const isOpen =
      story && locks
        ? isUnanswered(report, { ...story, locks })
        : report.because === 'in-time-but-unrecorded';
    if (isOpen) found.push(report);
  }
  return found;
}

async function stagesOf(
  { calls, stages, counters }: WatchNeeds['records'],
  at: string,
): Promise<StageReading[]> {
  const readings: StageReading[] = [];
  for (const call of await calls.all()) {
    const locks = await stages.of(call);
    const waiting = await counters.inStages(call, Object.keys(locks));
    for (const record of Object.values(locks))
      readings.push(stageReading(record, waiting[record.stage] ?? 0, at));
  }
  return readings;
}

/** The measures of each stage for the dashboard, and the worst of all stages for the alarms, which name no call. */
function measuredOf({ stages, ...whole }: Readings): Measured[] {
  const late = Math.max(0, ...stages.map(({ secondsLate }) => secondsLate));
  return [
    {
      values: {
        LockLateSeconds: late,
        OldestOverdueSeconds: whole.oldestOverdueSeconds,
        Stuck: whole.stuck,
        LettersFailed: whole.lettersFailed,
        NotForMe: whole.notForMe,
        NotMoved: whole.notMoved,
        CalendarDaysLeft: whole.calendarDaysLeft,
      },
    },
    ...stages.map(({ call, stage, waiting, secondsToClosing, isLocked }) => ({
      dimensions: { Call: call, Stage: stage },
      values: { Waiting: waiting, HoursToClosing: secondsToClosing / 3600, Locked: isLocked ? 1 : 0 },
    })),
  ];
}
