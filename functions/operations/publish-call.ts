import { judgeCallFile, type PlacedFinding } from '../../adapters/call-file.ts';
import { fingerprint } from '../../adapters/keys.ts';
import type { Call } from '../../domain/call.ts';
import type { Defect } from '../../domain/draft.ts';
import { accepted, refused, type Verdict } from '../../domain/verdict.ts';
import { closingInstant, drainedAt, type Lock, openingInstant } from '../../domain/windows.ts';
import { scheduleLock } from '../lock-execution.ts';
import type { Needs } from '../needs.ts';
import type { Confirming } from './confirmation.ts';
import type { Signed } from './operator.ts';

export interface PublishCall extends Signed, Confirming {
  /** The text of the call's file. */
  readonly file: string;
  /** The version that is current now; 0 where the call is new. */
  readonly expectedVersion: number;
}

type Publishing = Pick<Needs, 'records' | 'calendar' | 'timetable' | 'workflow' | 'now'>;

/**
 * Publishes a call: its rules as a version that declarations are pinned to, and, the first time, the locks of its
 * stages with their schedules. Later versions do not touch closing instants: those are moved.
 */
export function publishCall(needs: Publishing) {
  return async ({
    file,
    expectedVersion,
    by,
    reason,
  }: PublishCall): Promise<Verdict<{ version: number }>> => {
    const judged = judgeCallFile(file, needs.calendar);
    if (!judged.ok) return refused('call-unreadable', { defects: judged.findings.map(defectOf) });
    const { call } = judged;
    const { calls } = needs.records;
    const version = expectedVersion + 1;
    const published = { call, version, hash: fingerprint(file), publishedAt: needs.now(), by, reason };
    const before = await calls.callAt(call.id, version);
    if (before ? before.hash !== published.hash : !(await calls.publish(published, locksOf(call))))
      return refused('stale', {
        facts: { shown: expectedVersion, now: await calls.currentVersion(call.id) },
      });
    await setSchedules(needs, call.id);
    return accepted({ version });
  };
}

/** Sets the schedule of every lock that is not set yet; setting one again changes nothing. */
async function setSchedules(needs: Publishing, call: string): Promise<void> {
  for (const record of Object.values(await needs.records.stages.of(call))) {
    if (record.lockedAt) continue;
    const { stage, generation } = record;
    await scheduleLock(needs, { call, stage, generation, attempt: 1, part: 1 }, drainedAt(record));
  }
}

/** The lock of each stage as the call's file has it; a stage without an opening opens with the call. */
export function locksOf(call: Call): Record<string, Lock> {
  const zone = call.identity.zone.value;
  const first = call.stages[0]?.opens?.value ?? call.identity.issuedOn.value;
  return Object.fromEntries(
    call.stages.map(({ id: stage, opens, closes }) => {
      const opensAt = openingInstant(opens?.value ?? first, zone);
      const closesAt = closingInstant(closes.value, zone);
      return [stage, { call: call.id, stage, opensAt, closesAt, moves: 0, generation: 1 }];
    }),
  );
}

function defectOf({ line, column, because, zh, en }: PlacedFinding): Defect {
  return { at: `${line}:${column}`, because, detail: { zh, en } };
}
