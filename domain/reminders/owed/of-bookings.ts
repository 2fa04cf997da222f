import type { Case } from '../../declaration/case.ts';
import type { TimelineEntry } from '../../declaration/timeline.ts';
import type { OwnOccasion } from '../../desks/occasion.ts';
import { sayInstant } from '../../wording/say-facts.ts';
import type { OwedMessage } from './openings.ts';

type Inputs = NonNullable<TimelineEntry['inputs']>;

/** The occasion of an act that a booking made another one: a submission by itself, or an end over a booking that had not run. */
export function occasionOfBooking(move: TimelineEntry['move'], inputs: Inputs): OwnOccasion | undefined {
  if (move === 'submit' && inputs.bookedAt !== undefined) return 'told-of-booked-submission';
  const isEnd = move === 'lapse' || move === 'carry-forward';
  return isEnd && inputs.bookedFor !== undefined ? 'told-of-booking-unrecorded' : undefined;
}

/** What the letter of a booking states: its instant, and why it was refused when it ran. */
export function saidOfBooking(
  { call }: Case,
  { move, at, inputs = {} }: TimelineEntry,
): OwedMessage['states'] {
  const { bookedFor = move === 'submit' && inputs.bookedAt !== undefined ? at : undefined } = inputs;
  if (typeof bookedFor !== 'string') return {};
  const { refusedWhy, refusedWhyEn } = inputs;
  return {
    bookedFor: sayInstant(bookedFor, call.identity.zone.value, true),
    ...(typeof refusedWhy === 'string' ? { refusedWhy } : {}),
    ...(typeof refusedWhyEn === 'string' ? { refusedWhyEn } : {}),
  };
}
