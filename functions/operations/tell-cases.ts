import { type Cursor, type IdPage, INDEX_LAG_SECONDS } from '../../adapters/records/store/indexes.ts';
import { caseOf } from '../../casework/case.ts';
import { takenAgain } from '../../casework/claims.ts';
import { stepOfRun } from '../../casework/executions/look-at-run.ts';
import { runOneOfMany } from '../../casework/executions/one-of-many.ts';
import { signal } from '../../casework/executions/signal.ts';
import type { Needs } from '../../casework/needs.ts';
import { carryOut } from '../../casework/perform.ts';
import { withPost } from '../../casework/posts.ts';
import { PASSED_OVER_FOR, passOver, restoreAtReopening } from '../../domain/acts/operator/restore.ts';
import { isFinal } from '../../domain/declaration/moves.ts';
import { stagesCountingTo } from '../../domain/effects/counting-stages.ts';
import { type Instant, plusSeconds } from '../../domain/values/instant.ts';
import { operator, type Signed } from './operator.ts';

export interface CasesInput extends Signed {
  readonly call: string;
  readonly stage: string;
  readonly generation: number;
  readonly reopening: boolean;
  /** Set after a reopening has restored its cases, for those that a late entry held open meanwhile. */
  readonly granted?: true;
  /**
   * Set for a closing to which the days of other stages count: after the stage's own cases, those of the others look again, one
   * stage after another.
   */
  readonly other?: number;
  /** The new closing. */
  readonly closesAt: Instant;
  readonly cursor: Cursor;
  /** The instant at which the present pass began; empty before it begins. */
  readonly passBegunAt: Instant | '';
  readonly movedAt: Instant;
  /** Cases that the present pass told. */
  readonly found: number;
  readonly left: number;
  /** Cases that were told in all passes. */
  readonly told: number;
  /** Passes that have ended. */
  readonly passes: number;
}

export interface CasesAnswer extends CasesInput {
  readonly outcome: 'more' | 'again' | 'done';
}

const PAGE_SIZE = 25;
/** The most passes, a minute apart, that find only cases which cannot be told. They are left then. */
const MAX_PASSES_FOR_THE_LEFT = 5;
/** The most passes of all, whatever the index says. A reopening takes two or three. */
const MAX_PASSES = 60;

type TellingCases = Pick<Needs, 'records' | 'workflow' | 'now'>;
/** A reopening takes claims again, which needs the keys. */
type TellNeeds = TellingCases & Pick<Needs, 'keys'>;

/**
 * Tells one page of the cases that a moved closing concerns. A reopening undoes what the lock of the ended
 * generation did, until a pass begun a minute after it finds nothing; then the cases that a late entry held open
 * look again. Any other movement makes every case in flight look again, twice: the second pass begins a minute
 * later and finds what the index did not show yet. A case that cannot be told is reported and left, and the others
 * are told.
 */
export function tellCases(needs: TellNeeds) {
  return async (input: CasesInput): Promise<CasesAnswer> => {
    const page = await pageOf(needs, input);
    const passBegunAt = input.passBegunAt || needs.now();
    let [told, left] = [0, 0];
    for (const id of page.ids) {
      const done = await runOneOfMany(needs, { record: id, during: 'tell-cases' }, () =>
        tellCase(needs, id, input),
      );
      if (!done.ok) left += 1;
      else if (done.value) told += 1;
    }
    // Another day concerns few people of other stages, so the operators hear of the stage's own cases alone.
    const own = input.other === undefined ? told : 0;
    const found = input.found + own;
    const so = {
      ...input,
      passBegunAt,
      found,
      left: input.left + left,
      // A case that looks again in a later pass is told nothing twice and counted once.
      told: input.reopening ? input.told + own : Math.max(input.told, found),
    };
    if (page.next) return { ...so, outcome: 'more', cursor: page.next };
    const other = (so.other ?? -1) + 1;
    const isAfterOwn = !so.reopening || so.granted === true;
    const isFollowed = isAfterOwn && (await othersOf(needs, input))[other] !== undefined;
    return isFollowed ? { ...so, outcome: 'more', other, cursor: { shard: 0 } } : endOfPass(so, passBegunAt);
  };
}

/** The other stages whose days count to the closing that moved. */
async function othersOf({ records }: TellingCases, { call, stage }: CasesInput): Promise<string[]> {
  const [current, locks] = await Promise.all([records.calls.current(call), records.stages.of(call)]);
  const from = locks[stage]?.movements.at(-1)?.from;
  if (!current || from === undefined) return [];
  return stagesCountingTo(current.call, locks, { stage, from }).filter((each) => Object.hasOwn(locks, each));
}

async function pageOf(needs: TellingCases, input: CasesInput): Promise<IdPage> {
  const { records } = needs;
  const { call, stage, generation, reopening, granted, cursor } = input;
  const other = input.other === undefined ? undefined : (await othersOf(needs, input))[input.other];
  if (other !== undefined) return records.indexes.unfinished(call, other, cursor, PAGE_SIZE);
  if (granted) return records.indexes.granted(call, stage, cursor, PAGE_SIZE);
  if (reopening) return records.indexes.lapsed(call, stage, generation - 1, cursor, PAGE_SIZE);
  return records.indexes.unfinished(call, stage, cursor, PAGE_SIZE);
}

function endOfPass(so: CasesInput, passBegunAt: Instant): CasesAnswer {
  const passes = so.passes + 1;
  if (!so.reopening) {
    const isTrusted = passBegunAt >= plusSeconds(so.movedAt, INDEX_LAG_SECONDS);
    if (isTrusted || passes >= MAX_PASSES) return { ...so, passes, outcome: 'done' };
    const { other: _, ...next } = so;
    return { ...next, passes, outcome: 'again', cursor: { shard: 0 }, passBegunAt: '', found: 0, left: 0 };
  }
  if (so.granted) return { ...so, outcome: 'done' };
  if (passes >= MAX_PASSES || nothingToTell(so, passBegunAt, passes))
    return { ...so, passes, outcome: 'more', granted: true, cursor: { shard: 0 } };
  return { ...so, passes, outcome: 'again', cursor: { shard: 0 }, passBegunAt: '', found: 0, left: 0 };
}

/** Whether a late enough pass found nothing, or for some passes only cases that cannot be told. */
function nothingToTell({ found, left, movedAt }: CasesInput, begunAt: Instant, passes: number): boolean {
  const trusted = begunAt >= plusSeconds(movedAt, INDEX_LAG_SECONDS);
  return trusted && found === 0 && (left === 0 || passes >= MAX_PASSES_FOR_THE_LEFT);
}

/**
 * Wakes the driver of an unfinished case so that it asks anew what is owed. The case is due besides: the patrol does the
 * same for a draft, and where the wake is lost or the driver is gone. Its desk lists it by the day that moved, so its place
 * there is counted anew too.
 */
export async function lookAgain(needs: TellingCases, id: string): Promise<boolean> {
  const subject = await caseOf(needs, id);
  if (!subject || isFinal(subject.declaration.standing)) return false;
  await needs.records.declarations.placeAnew(subject, needs.now());
  const { token } = subject.declaration;
  await signal(needs, id, { token, next: stepOfRun(subject, needs.now()) });
  return true;
}

async function tellCase(needs: TellNeeds, id: string, input: CasesInput): Promise<boolean> {
  if (!input.reopening || input.granted || input.other !== undefined) return lookAgain(needs, id);
  const subject = await caseOf(needs, id);
  if (!subject) return false;
  const now = needs.now();
  const actor = operator(input);
  const change = restoreAtReopening(subject, input.stage, actor, now);
  if (!change) return false;
  const again = await withPost(needs, subject, await takenAgain(needs, subject, change));
  const restored = again.ok ? await carryOut(needs, subject, again.value) : again;
  const cause = PASSED_OVER_FOR.find((because) => !restored.ok && restored.refusal.because === because);
  if (cause) await carryOut(needs, subject, passOver(subject, input.stage, cause, actor, now));
  else if (!restored.ok) return false;
  await signal(needs, id);
  return true;
}
