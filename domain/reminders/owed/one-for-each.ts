import type { Case } from '../../declaration/case.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import { employerToldOf } from '../../desks/desk.ts';
import type { PlannedMessage } from '../../desks/message.ts';
import { howChanged } from './corrections.ts';
import { DATE_CHANGED, type OwedMessage } from './openings.ts';

/** The recipient of a message. The present employer and an earlier one are two recipients. */
export function recipientOf(
  { declaration }: Case,
  timeline: readonly TimelineEntry[],
  owed: OwedMessage,
): string {
  const isEmployer = owed.audience === 'employer' || owed.audience === 'employer-superior';
  return isEmployer ? `${owed.audience}:${employerToldOf({ declaration, timeline }, owed)}` : owed.audience;
}

/**
 * The most occasions that one message stands for. Each is an item of the transaction that keeps the message, and that holds
 * a hundred.
 */
const MAX_OCCASIONS = 40;

/**
 * Makes one message for each recipient: the last occasion owed speaks, and covers the ones before it. More than forty make
 * several.
 * It says of a
 * correction that it covers what changed and why.
 */
export function oneForEach(
  owed: readonly OwedMessage[],
  recipient: (owed: OwedMessage) => string,
): PlannedMessage[] {
  const byRecipient = Map.groupBy(owed, recipient);
  return [...byRecipient.values()].flatMap(inParts).flatMap((group) => {
    const last = group.at(-1);
    if (!last) return [];
    const covers = group.slice(0, -1).map(({ occasion, round }) => `${occasion}#${round}`);
    const { isOwnAct: _, ...spoken } = last;
    const corrected = group.findLast(({ occasion }) => occasion === DATE_CHANGED)?.states ?? {};
    const states = { ...howChanged(corrected), ...last.states };
    const isOwnAct = group.every((each) => each.isOwnAct) && { isOwnAct: true as const };
    return [{ ...spoken, states, covers, ...isOwnAct }];
  });
}

function inParts(group: readonly OwedMessage[]): OwedMessage[][] {
  const parts = Math.ceil(group.length / MAX_OCCASIONS);
  return Array.from({ length: parts }, (_, part) =>
    group.slice(part * MAX_OCCASIONS, (part + 1) * MAX_OCCASIONS),
  );
}
