import type { Needs } from '../../../casework/needs.ts';
import type { Call } from '../../../domain/call/call.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import type { Locks } from '../../../domain/call/windows.ts';
import { noticeToPost } from '../../../domain/declaration/stages-ahead.ts';
import {
  daysLost,
  type MadeImpossible,
  sayDaysLost,
  together,
} from '../../../domain/effects/made-impossible.ts';
import { saySqueezed, squeezedStages } from '../../../domain/effects/squeezed.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';

/** Declarations that are read at once. */
const READ_AT_ONCE = 25;

type CalendarEffectNeeds = Pick<Needs, 'records' | 'now'>;

interface CallInForce {
  readonly call: Call;
  readonly locks: Locks;
}

/**
 * The days that another arrangement takes from every running call, whether or not it has cases: days of the
 * applicants' stage that become too late for a public notice, and the working day of a stage of bodies.
 */
export async function effectOnCalls(
  needs: CalendarEffectNeeds,
  before: Calendar,
  next: Calendar,
): Promise<MadeImpossible> {
  const { calls, stages } = needs.records;
  const effects: MadeImpossible[] = [];
  for (const id of (await calls.all()).toSorted()) {
    const current = await calls.current(id);
    if (!current) continue;
    const standing = { call: current.call, locks: await stages.of(id) };
    effects.push(await lost(needs, standing, before, next), squeezed(needs, standing, before, next));
  }
  return together(...effects);
}

async function lost(
  needs: CalendarEffectNeeds,
  { call, locks }: CallInForce,
  before: Calendar,
  next: Calendar,
): Promise<MadeImpossible> {
  const days = daysLost({ call, locks, calendar: before }, next, needs.now());
  if (!days) return together();
  const declaring = stagesOf(call).filter(({ step }) => step.kind === 'declare');
  const lists = declaring.map(({ id }) => needs.records.indexes.allUnfinished(call.id, id));
  const ids = (await Promise.all(lists)).flat();
  return sayDaysLost({ call, locks, calendar: next }, days, await countStillToPost(needs, call, ids));
}

/** How many of the declarations still need a public notice. One whose notice has ended may come on any day. */
async function countStillToPost(
  { records }: CalendarEffectNeeds,
  call: Call,
  ids: readonly string[],
): Promise<number> {
  let count = 0;
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    const some = await Promise.all(
      ids.slice(from, from + READ_AT_ONCE).map((id) => records.declarations.get(id)),
    );
    count += some.filter((declaration) => declaration && noticeToPost(call, declaration)).length;
  }
  return count;
}

/** Stages that had a working day and lose it. A stage that has closed lost nothing. */
function squeezed(
  { now }: CalendarEffectNeeds,
  { call, locks }: CallInForce,
  before: Calendar,
  next: Calendar,
): MadeImpossible {
  const [had, have] = [before, next].map((calendar) => squeezedStages({ call, locks, calendar }));
  const already = new Set(had?.map(({ stage }) => stage));
  const added = (have ?? []).filter(({ stage, to }) => !already.has(stage) && to > now());
  return saySqueezed(call, added);
}
