import { type Readings, troubles, type WaitingForYear } from '../../domain/reminders/health.ts';
import { CALENDAR_ZONE } from '../../domain/time/calendar.ts';
import { wallTimeOf } from '../../domain/values/instant.ts';
import { withWaitingCases } from './waiting-for-year.ts';
import type { WatchNeeds } from './watch.ts';

/** The hour in Beijing after which the daily digest is sent, when people are at work to act on it. */
const FROM = '09:00';

/**
 * Tells the operators once a day what is wrong. That it was told is written before it is sent: alarms say the same
 * at once, and the next day's digest repeats what is still wrong.
 */
export async function digest(
  { records, channel, operators, now }: WatchNeeds,
  readings: Readings,
): Promise<void> {
  const [day = '', time = ''] = wallTimeOf(now(), CALENDAR_ZONE).split('T');
  const wrong = troubles(readings);
  if (wrong.length === 0 || time < FROM) return;
  if (!(await records.reports.takeDigest(day))) return;
  const waitingForYear: WaitingForYear[] = [];
  for (const each of readings.waitingForYear) waitingForYear.push(await withWaitingCases({ records }, each));
  const sentences = troubles({ ...readings, waitingForYear });
  const body = [
    '下列事项需要处理，处理办法见运行手册（docs/runbook.md）：',
    'These need attention; docs/runbook.md says what to press:',
    ...sentences.flatMap(({ zh, en }) => ['', zh, en]),
  ].join('\n');
  const subject = `职称申报 ${day}：${wrong.length} 项需要处理`;
  await channel.send({ to: operators, subject, body, reference: `digest/${day}` });
}
