import { caseOf } from '../../../casework/case.ts';
import { judgeLateEntry } from '../../../domain/acts/operator/restore.ts';
import { closingInstant, lockOf } from '../../../domain/call/windows.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { governingStage } from '../../../domain/declaration/way.ts';
import { daysOf } from '../../../domain/time/calendar.ts';
import { type Day, dayOf, type Instant, plusDays } from '../../../domain/values/instant.ts';
import { effectOfGrant } from '../../../functions/operations/acts/grant-late-entry.ts';
import { confirmingWord, type Effect } from '../../../functions/operations/effects/confirmation.ts';
import type { LocalMachine } from '../../machine/machine.ts';

const TRIED = { by: '', reason: '' };
/** The most days that a grant is moved on, until its declaration can still be finished under it. */
const MAX_DAYS = 30;

/**
 * Finds a declaration whose stage can be held open until the end of a day and that can be finished then: the day
 * after its closing, or today, or a later day. If none can be finished, it gives the first, confirmed.
 */
export async function sampleGrant({ needs }: LocalMachine, declarations: readonly Declaration[]) {
  const now = needs.now();
  let inVain: Record<string, unknown> | undefined;
  for (const { id, version } of declarations) {
    const subject = await caseOf(needs, id);
    const stage = subject && stageToGrant(subject);
    if (!subject || stage === undefined) continue;
    const { closesAt } = lockOf(subject.locks, stage);
    const first = dayOf(closesAt > now ? closesAt : now, subject.call.identity.zone.value);
    for (const until of daysOf({ from: first, to: plusDays(first, MAX_DAYS) })) {
      const effect = effectUntil(subject, until, now);
      if (!effect) break;
      const input = { declaration: id, until, expectedVersion: version };
      if (effect.says.length === 0) return input;
      inVain ??= { ...input, confirms: confirmingWord(effect.stable) };
    }
  }
  return inVain;
}

/** The steps that a grant until the end of a day could still not bring about; undefined if it is refused. */
function effectUntil(subject: Case, until: Day, now: Instant): Effect | undefined {
  const { identity, closingsEndAt } = subject.call;
  const grant = { until: closingInstant(until, identity.zone.value, closingsEndAt.value), ...TRIED };
  const actor = { kind: 'operator', by: '', execution: '' } as const;
  const judged = judgeLateEntry(subject, grant, subject.declaration, actor, now);
  return judged.ok ? effectOfGrant(subject, judged.value, now) : undefined;
}

function stageToGrant({ declaration, call }: Case): string | undefined {
  return declaration.lapsed?.stage ?? governingStage(call, declaration);
}
