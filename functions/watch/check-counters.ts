import type { Miscount } from '../../adapters/records/waiting/counter-checks.ts';
import type { Needs } from '../../casework/needs.ts';
import { CALENDAR_ZONE } from '../../domain/time/calendar.ts';
import { type Instant, wallTimeOf } from '../../domain/values/instant.ts';

type CheckNeeds = Pick<Needs, 'records' | 'now'>;

/**
 * The hours in Beijing between which the counters are checked, when hardly anybody acts and the sweeps of midnight have
 * ended. A counter that differs is looked at again by the next reading, five minutes later, until a reading finds none; what
 * these hours leave in doubt waits for the next night.
 */
const FROM = '03:00';
const UNTIL = '05:00';

/** Checks the counters once a day: see `compareCounters`. It reads every list to its end. */
export async function checkCounters(needs: CheckNeeds): Promise<void> {
  const [day = '', time = ''] = wallTimeOf(needs.now(), CALENDAR_ZONE).split('T');
  if (time < FROM || time >= UNTIL || (await needs.records.reports.wereCounted(day))) return;
  const inDoubt = await compareCounters(needs);
  if (inDoubt === 0) await needs.records.reports.noteCounted(day);
}

/**
 * Compares all counters with the lists of all calls. A counter that is proven wrong is set to what the lists say and
 * reported; one that may only be ahead of its index is noted, and compared again by the next check. It answers how many were
 * noted.
 */
export async function compareCounters({ records, now }: CheckNeeds): Promise<number> {
  const begunAt = now();
  const stagesOf = new Map<string, readonly string[]>();
  for (const call of await records.calls.all())
    stagesOf.set(call, Object.keys(await records.stages.of(call)));
  let inDoubt = 0;
  for (const miscount of await records.counterChecks.differing(stagesOf))
    if (!(await isRepaired({ records }, miscount, begunAt))) inDoubt += 1;
  return inDoubt;
}

async function isRepaired(
  { records }: Pick<CheckNeeds, 'records'>,
  miscount: Miscount,
  at: Instant,
): Promise<boolean> {
  const { isProven, doubt, repair } = records.counterChecks;
  if (!isProven(miscount, at)) {
    await doubt(miscount, at);
    return false;
  }
  if (!(await repair(miscount))) return false;
  const { counter, listed } = miscount;
  const { key, numbers: was } = counter;
  await records.reports.keep({ kind: 'miscounted', at, counter: `${key.pk} ${key.sk}`, was, listed });
  return true;
}
