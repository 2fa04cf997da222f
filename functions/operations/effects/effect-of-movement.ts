import type { Cursor, IdPage } from '../../../adapters/records/store/indexes.ts';
import type { Needs } from '../../../casework/needs.ts';
import { cannotBeFinished } from '../../../domain/acts/feasibility.ts';
import { restoreAtReopening } from '../../../domain/acts/operator/restore.ts';
import { lastPostingAfter } from '../../../domain/acts/posting-of-call.ts';
import { declarationAfter } from '../../../domain/acts/spend.ts';
import type { Call } from '../../../domain/call/call.ts';
import { declareStepOf, isOfNotice, stepIdOf, stepOf } from '../../../domain/call/steps.ts';
import { type Locks, lockOf } from '../../../domain/call/windows.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { noticeToPost } from '../../../domain/declaration/stages-ahead.ts';
import { stagesCountingTo } from '../../../domain/effects/counting-stages.ts';
import {
  daysAdded,
  locksMoved,
  type MadeImpossible,
  type Moved,
  NOTHING,
  sayDaysAdded,
  sayUnfinishable,
  together,
} from '../../../domain/effects/made-impossible.ts';
import { saySqueezed, squeezedStages } from '../../../domain/effects/squeezed.ts';
import type { Day, Instant } from '../../../domain/values/instant.ts';
import type { Effect } from './confirmation.ts';

/** The number of declarations that are read at once. */
const READ_AT_ONCE = 25;
const PAGE_SIZE = 1000;

type MovementEffectNeeds = Pick<Needs, 'records'>;

interface MovedClosing extends Pick<Case, 'calendar'> {
  readonly call: Call;
  readonly locks: Locks;
  readonly stage: string;
  readonly to: Instant;
}

/**
 * The promises of a moved closing that nobody can keep: days of the applicants' stage that are too late for a
 * public notice, declarations that the employers' new closing does not save, and bodies whose stage closes within a
 * working day of it. Reads declarations only if another step depends on the closing.
 */
export async function effectOfMovement(
  needs: MovementEffectNeeds,
  asked: MovedClosing,
  at: Instant,
): Promise<Effect> {
  const { call, calendar, locks, stage, to } = asked;
  const moved = { call, calendar, stage, before: locks, after: locksMoved(locks, stage, to) };
  const squeezed = squeezedStages({ call, calendar, locks: moved.after });
  return together(
    await unfinishedBy(needs, moved, at),
    saySqueezed(
      call,
      squeezed.filter(({ before }) => before === stage),
    ),
  );
}

async function unfinishedBy(needs: MovementEffectNeeds, moved: Moved, at: Instant): Promise<MadeImpossible> {
  const { call, stage } = moved;
  if (stepIdOf(stage) === declareStepOf(call).id) {
    const days = daysAdded(moved, at);
    if (!days) return NOTHING;
    // A declaration whose notice has ended needs no other one, so no added day is too late for it.
    const waiting = await thoseWho(
      needs,
      moved,
      at,
      ({ declaration }) => noticeToPost(call, declaration) !== undefined,
    );
    return sayDaysAdded(moved, days, waiting.length);
  }
  if (!isOfNotice(call, stage) && countedTo(moved).length === 0) return NOTHING;
  const lost = await thoseWho(needs, moved, at, (subject) => cannotBeFinished(subject, at));
  return sayUnfinishable(moved, lost, lastPosting(moved));
}

/** The desks' stages before, whose declarations must be in time for the moved closing, since it comes first after the notice. */
function countedTo({ call, before, stage }: Moved): string[] {
  const from = lockOf(before, stage).closesAt;
  return stagesCountingTo(call, before, { stage, from }).filter(
    (each) => stepOf(call, each).by !== 'applicant',
  );
}

function lastPosting({ call, calendar, stage, after }: Moved): Day | undefined {
  return lastPostingAfter({ call, locks: after, calendar }, stage)?.day;
}

/** Ids of the declarations in the stage and in those that count to it, and of those that a reopening would bring back to it. */
async function concerned({ records }: MovementEffectNeeds, moved: Moved): Promise<string[]> {
  const { call, stage, before } = moved;
  const { generation, lockedAt } = lockOf(before, stage);
  const { allUnfinished, lapsed } = records.indexes;
  const isDeclaring = stepIdOf(stage) === declareStepOf(call).id;
  const stages = [stage, ...(isDeclaring ? [] : countedTo(moved))];
  const standing = (await Promise.all(stages.map((each) => allUnfinished(call.id, each)))).flat();
  if (lockedAt === undefined) return standing;
  const back: string[] = [];
  let cursor: Cursor | undefined = { shard: 0 };
  while (cursor) {
    const page: IdPage = await lapsed(call.id, stage, generation, cursor, PAGE_SIZE);
    back.push(...page.ids);
    cursor = page.next;
  }
  return [...standing, ...back];
}

/** Ids of the concerned declarations for which something holds after the movement, in order. */
async function thoseWho(
  needs: MovementEffectNeeds,
  moved: Moved,
  at: Instant,
  holds: (subject: Case) => boolean,
): Promise<string[]> {
  const ids = await concerned(needs, moved);
  const found: string[] = [];
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    const some = await Promise.all(
      ids.slice(from, from + READ_AT_ONCE).map((id) => standsAfter(needs, moved, id, at)),
    );
    found.push(...some.flatMap((subject) => (subject && holds(subject) ? subject.declaration.id : [])));
  }
  return found.sort();
}

/** A declaration as the moved closing would leave it, by the rules of its pinned call. */
async function standsAfter(
  { records }: MovementEffectNeeds,
  { calendar, stage, after }: Moved,
  id: string,
  at: Instant,
): Promise<Case | undefined> {
  const declaration = await records.declarations.get(id);
  const pinned = declaration && (await records.calls.callAt(declaration.call, declaration.callVersion));
  if (!pinned) return undefined;
  const subject = { declaration, call: pinned.call, locks: after, calendar };
  return { ...subject, declaration: broughtBack(subject, stage, at) };
}

function broughtBack(subject: Case, stage: string, at: Instant): Declaration {
  const change = restoreAtReopening(subject, stage, { kind: 'automatic', by: 'move-deadline' }, at);
  return change ? declarationAfter(subject.declaration, change) : subject.declaration;
}
