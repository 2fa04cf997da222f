import type { PlacedFinding } from '../../../adapters/call-file/call-file.ts';
import { DEFAULTS_TEXT } from '../../../adapters/call-file/defaults.ts';
import {
  judgeCallFile,
  placeFindings,
  placeWritten,
  readWholeCall,
} from '../../../adapters/call-file/judge-call.ts';
import { fingerprint } from '../../../adapters/fingerprint.ts';
import type { PublishedCall } from '../../../adapters/records/calls.ts';
import { scheduleLock } from '../../../casework/executions/lock-execution.ts';
import type { Needs } from '../../../casework/needs.ts';
import { notThePresent } from '../../../domain/acts/operator/not-the-present.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { stageSaid, stagesOf } from '../../../domain/call/steps.ts';
import { drainedAt, type Lock } from '../../../domain/call/windows.ts';
import type { Finding } from '../../../domain/check-call/finding/finding.ts';
import { comparePublication, type Publication } from '../../../domain/check-call/publication/publication.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import { type Said, said } from '../../../domain/values/said.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { type Confirmable, confirmed } from '../effects/confirmation.ts';
import { effectOfPublication } from '../effects/effect-of-publication.ts';
import { publicationOf } from '../effects/publication-of.ts';
import { readCall } from '../input/read-call.ts';
import type { Signed } from '../operator.ts';

export interface PublishCall extends Signed, Confirmable {
  /** The call's file in the bucket: `calls/jiaxing-it-2021.yaml`. */
  readonly file: string;
  /** The current version; 0 for a new call. */
  readonly expectedVersion: number;
}

export interface Published {
  readonly version: number;
  /** The new steps, with the closings of their locks. */
  readonly added: readonly { readonly stage: Said; readonly closesAt: Instant }[];
  /** The call's zone. */
  readonly zone: string;
  /** Warnings from the check of the call's file. */
  readonly warnings: readonly Said[];
}

type Judged = PublishCall & { readonly text: string; readonly warnings: readonly PlacedFinding[] };

type PublishCallNeeds = Pick<Needs, 'records' | 'materials' | 'timetable' | 'workflow' | 'now'>;

/**
 * Publishes a call: a version of its rules that declarations are pinned to, and locks and schedules for its new
 * steps. Older steps keep the closings in force, which only a moved deadline changes.
 */
export function publishCall(needs: PublishCallNeeds) {
  return async (input: PublishCall): Promise<OperatorVerdict<Published>> => {
    const { file, expectedVersion, by, reason } = input;
    const counting = await needs.records.calendars.current();
    if (!counting) return refused('no-calendar');
    const read = await readCall(needs, file);
    if (!read.ok) return read;
    const text = read.value;
    const judged = judgeCallFile(text, counting.calendar);
    if (!judged.ok) return refused('call-unreadable', { defects: defectsThenNotes(judged.findings) });
    const { call } = judged;
    const { calls } = needs.records;
    const version = expectedVersion + 1;
    const hashes = { hash: fingerprint(text), defaultsHash: fingerprint(DEFAULTS_TEXT) };
    const published = { call, version, ...hashes, publishedAt: needs.now(), by, reason };
    const before = await calls.callAt(call.id, version);
    const done =
      before?.hash === hashes.hash && before.defaultsHash === hashes.defaultsHash
        ? accepted(publishedAs(published, judged.warnings, []))
        : await publish(needs, { ...input, text, warnings: judged.warnings }, published);
    if (done.ok) await setSchedules(needs, call.id);
    return done;
  };
}

/**
 * Compares the version with what is current and writes it. If something compared moved meanwhile, it starts again.
 */
async function publish(
  needs: PublishCallNeeds,
  input: Judged,
  published: PublishedCall,
): Promise<OperatorVerdict<Published>> {
  const { call, version } = published;
  const { calls } = needs.records;
  const now = await calls.currentVersion(call.id);
  if (now !== version - 1) return notThePresent(version - 1, now, 'nothing-published-yet');
  const publication = await publicationOf(needs, call, locksOf(call), version - 1);
  const { findings, added } = comparePublication(publication, needs.now());
  if (findings.length > 0) return refused('would-strand-cases', { defects: placed(input.text, findings) });
  const agreed = confirmed(effectOfPublication(input.warnings, published, publication), input);
  if (!agreed.ok) return agreed;
  const written = await calls.publish(published, byStage(added), kept(publication));
  return written ? accepted(publishedAs(published, input.warnings, added)) : publish(needs, input, published);
}

function publishedAs(
  { call, version }: PublishedCall,
  warnings: readonly PlacedFinding[],
  added: readonly Lock[],
): Published {
  return {
    version,
    added: added.map(({ stage, closesAt }) => ({ stage: stageSaid(call, stage), closesAt })),
    zone: call.identity.zone.value,
    warnings: warnings.map(({ zh, en }) => said(zh, en)),
  };
}

function byStage(locks: readonly Lock[]): Record<string, Lock> {
  return Object.fromEntries(locks.map((lock) => [lock.stage, lock]));
}

/** The locks in force that the version was compared with. */
function kept({ call, locks }: Publication): Record<string, Lock> {
  return byStage(stagesOf(call).flatMap(({ id }) => (Object.hasOwn(locks, id) ? (locks[id] ?? []) : [])));
}

/** Places findings in the file, which has been read before and so can be read. */
function placed(text: string, findings: readonly Finding[]): Defect[] {
  const read = readWholeCall(text);
  return read.ok ? placeFindings(findings, read.locate).map(defectOf) : [];
}

/** Sets the schedule of every lock that is not set yet. Setting one again changes nothing. */
async function setSchedules(needs: PublishCallNeeds, call: string): Promise<void> {
  for (const record of Object.values(await needs.records.stages.of(call))) {
    if (record.lockedAt) continue;
    const { stage, generation } = record;
    await scheduleLock(needs, { call, stage, generation, attempt: 1, part: 1 }, drainedAt(record));
  }
}

/** The defects of a file that cannot be published, and behind them its notes, each of which says that it is one. */
export function defectsThenNotes(findings: readonly PlacedFinding[]): Defect[] {
  const notes = findings.filter(({ warns }) => warns).map(noteOf);
  return [...findings.filter(({ warns }) => !warns), ...notes].map(defectOf);
}

function noteOf(finding: PlacedFinding): PlacedFinding {
  const { zh, en } = finding;
  return { ...finding, zh: `提醒（不妨碍发布）：${zh}`, en: `Note, no defect: ${en}` };
}

function defectOf(finding: PlacedFinding): Defect {
  const { zh, en } = finding;
  return { at: placeWritten(finding), because: 'finding', detail: { zh, en } };
}
