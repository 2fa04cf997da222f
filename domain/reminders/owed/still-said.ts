import type { Case } from '../../declaration/case.ts';
import { WAIT_OF } from '../../declaration/moves.ts';
import type { WithTimeline } from '../../declaration/timeline.ts';
import { deskOf, presentDeskOf } from '../../desks/desk.ts';
import { coveredIn, DONE_BY_LINK, LINK_REISSUED, type Message, tellsOfAnAct } from '../../desks/message.ts';
import { superiorDeskOf } from '../../identifiers/desk-id.ts';
import { audienceOf } from '../ladder/ladder.ts';
import { askedNow, corrects, DATE_CHANGED, OPENING_TOO_LATE, OPENINGS, openingOf } from './openings.ts';
import { ENDS_BY_LOCK, HAND_OVER } from './owed-for-acts.ts';

/** The parts of a message that still hold when its letter leaves. */
export interface StillSaid {
  /**
   * The occasions by which it still asks: its own, while the same people are asked for it, a correction that it covers,
   * and what a new link opens.
   */
  readonly asks: readonly string[];
  /** The acts of others that it tells of, by itself or for covered messages, each with its place in the timeline. */
  readonly told: readonly Pick<Message, 'occasion' | 'round'>[];
  /** The acts by the desk's own link, by their places in the timeline. */
  readonly acts: readonly number[];
}

/**
 * Decides what a waiting message still says. An act was done for ever, but its consequence may be undone before the
 * letter leaves. A request is repeated only while the same wait of the same round asks the same people.
 */
export function stillSaid(subject: Case & WithTimeline, message: Message): StillSaid {
  const own = { occasion: message.occasion, round: message.round };
  const spoken = [...message.covers.map(coveredIn), own].filter(({ occasion }) => tellsOfAnAct(occasion));
  const [acts, told] = [true, false].map((isAct) =>
    spoken.filter(({ occasion }) => (occasion === DONE_BY_LINK) === isAct),
  );
  const isReissued = spoken.some(({ occasion }) => occasion === LINK_REISSUED);
  const asked = corrects(message) ? [message.occasion, DATE_CHANGED] : [message.occasion];
  return {
    asks: [
      ...asked.filter((occasion) => isStillAsked(subject, { ...message, occasion })),
      ...(isReissued ? askedAnew(subject, message) : []),
    ],
    told: (told ?? []).filter((each) => !isUndone(subject, { ...each, audience: message.audience })),
    acts: (acts ?? []).map(({ round }) => round),
  };
}

/**
 * The opening that a desk's new link asks with. Its reader may never have been asked for the case that waits there, so
 * it is asked as at the beginning of the wait.
 */
function askedAnew(subject: Case & WithTimeline, message: Message): string[] {
  const opening = openingOf(subject);
  const isThere = presentDeskOf(subject.declaration) === deskOf(subject, message);
  return isThere && opening !== undefined ? [opening] : [];
}

/**
 * Whether the consequence of an act was undone: a restoration reopened what a lock had ended, or a case that was handed
 * over has left the superior's desk.
 */
function isUndone(
  subject: Case & WithTimeline,
  told: Pick<Message, 'occasion' | 'round' | 'audience'>,
): boolean {
  const { declaration, timeline } = subject;
  if (ENDS_BY_LOCK.has(told.occasion))
    return timeline.some(({ move, version }) => move === 'restore' && version > told.round);
  if (told.occasion !== HAND_OVER) return false;
  const desk = deskOf(subject, told);
  return desk === undefined || presentDeskOf(declaration) !== superiorDeskOf(desk);
}

function isStillAsked(subject: Case, { occasion, round, audience, queuedAt }: Message): boolean {
  const { declaration, call } = subject;
  const wait = WAIT_OF[declaration.standing];
  if (wait === undefined || wait === 'draft' || tellsOfAnAct(occasion)) return false;
  if (occasion === DATE_CHANGED)
    return (
      queuedAt >= declaration.enteredAt &&
      (askedNow(subject).includes(audience) || !audience.startsWith('body'))
    );
  const [usual, role] = OPENINGS[wait];
  const rung = call.ladder.value.find((each) => each.while === wait && each.occasion === occasion);
  const isOfWait = rung !== undefined || occasion === usual || occasion === OPENING_TOO_LATE[wait];
  const asked = audienceOf(subject, { audience: rung?.audience ?? role, does: 'remind' });
  return isOfWait && round === declaration.round && asked === audience;
}
