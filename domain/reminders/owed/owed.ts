import { nextMomentToRemind } from '../../call/working-time.ts';
import type { Case } from '../../declaration/case.ts';
import { WAIT_OF } from '../../declaration/moves.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { deskOf } from '../../desks/desk.ts';
import type { Message, PlannedMessage } from '../../desks/message.ts';
import type { Instant } from '../../values/instant.ts';
import { cannotFinish } from '../ladder/days-of-wait.ts';
import { audienceOf, rungsOf } from '../ladder/ladder.ts';
import { isKept, nextWakeAt } from '../ladder/wakes.ts';
import { corrections, postingMadeImpossible } from './corrections.ts';
import { oneForEach, recipientOf } from './one-for-each.ts';
import { beginningOf, OPENING_TOO_LATE, OPENINGS, type OwedMessage, owing } from './openings.ts';
import { doneByLink, owedForAct } from './owed-for-acts.ts';

/** The messages owed about one declaration at one instant, and when to look again. */
export interface Owed {
  readonly messages: readonly PlannedMessage[];
  /** The occasion of the rung that hands the declaration to the superior now. */
  readonly escalates?: string;
  readonly nextWakeAt: Instant;
}

/**
 * Collects everything that is owed now: what the timeline's acts owe to the people concerned, the opening of the
 * present wait, the rungs that came due, and a correction if a stated day changed. Everything owed to one recipient
 * goes out as one message: the last one speaks for the others. A message that the ledger already holds is not owed
 * again.
 */
export function whatIsOwed(
  subject: Case,
  timeline: readonly TimelineEntry[],
  ledger: readonly Message[],
  now: Instant,
): Owed {
  const rungs = rungsOf(subject).filter(({ at }) => at <= now);
  const mayRemind = nextMomentToRemind(subject, now) <= now;
  const dueRungs = rungs.filter((rung) => !isKept(ledger, subject, rung));
  const escalation =
    subject.declaration.desk === 'contact' ? rungs.find(({ does }) => does === 'escalate') : undefined;
  const reminders = mayRemind ? dueRungs.map((rung) => owing(subject, rung)) : [];
  const told = timeline.flatMap((entry) => [...doneByLink(entry), ...toldOf(subject, timeline, entry)]);
  const fresh = told.filter((each) => !isInLedger(ledger, each));
  const changed = [...postingMadeImpossible(subject, ledger), ...corrections(subject, ledger, fresh)];
  const owed = [...told, ...changed, ...opening(subject, timeline), ...reminders];
  const wake = nextWakeAt(subject, ledger, now);
  const isHeld = !mayRemind && (dueRungs.length > 0 || escalation !== undefined);
  const held = isHeld ? nextMomentToRemind(subject, now) : wake;
  return {
    messages: oneForEach(
      owed.filter((each) => !isInLedger(ledger, each)),
      (each) => recipientOf(subject, timeline, each),
    ),
    ...(escalation && mayRemind ? { escalates: escalation.occasion } : {}),
    nextWakeAt: [held, wake].sort()[0] ?? wake,
  };
}

function opening(subject: Case, timeline: readonly TimelineEntry[]): OwedMessage[] {
  const wait = WAIT_OF[subject.declaration.standing];
  if (wait === undefined || wait === 'draft') return [];
  const [usual, audience] = OPENINGS[wait];
  const tooLate = cannotFinish(subject) ? OPENING_TOO_LATE[wait] : undefined;
  const occasion = tooLate ?? usual;
  const asked = owing(subject, { occasion, audience: audienceOf(subject, { audience, does: 'remind' }) });
  const cause = beginningOf({ ...subject, timeline });
  // A desk may not know that its own act came too late, so it is written to.
  return [{ ...asked, isOwnAct: tooLate === undefined && isOwn(subject, timeline, asked, cause) }];
}

/** Whether the desk that would receive the message did the act from which the message follows. */
function isOwn(
  { declaration }: Case,
  timeline: readonly TimelineEntry[],
  owed: OwedMessage,
  cause: TimelineEntry | undefined,
): boolean {
  return cause?.actor.kind === 'link' && cause.actor.desk === deskOf({ declaration, timeline }, owed);
}

/**
 * The messages owed for an act, without those to the desk that did it: that desk gets the act in the list of its own
 * acts.
 */
function toldOf(subject: Case, timeline: readonly TimelineEntry[], entry: TimelineEntry): OwedMessage[] {
  return owedForAct(subject, entry, timeline).filter((owed) => !isOwn(subject, timeline, owed, entry));
}

function isInLedger(ledger: readonly Message[], { occasion, round, audience }: OwedMessage): boolean {
  return ledger.some(
    (kept) => kept.occasion === occasion && kept.round === round && kept.audience === audience,
  );
}
