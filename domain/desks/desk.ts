import { type Declaration, employerOf } from '../declaration/declaration.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { type DeskId, deskParts } from './desk-id.ts';
import { type Audience, type Message, tellsOfAnAct } from './message.ts';

/** A declaration with its timeline, as far as messages need it. */
interface DeclarationStory {
  readonly declaration: Pick<Declaration, 'draft' | 'submittedDraft'>;
  readonly timeline: readonly Pick<TimelineEntry, 'move' | 'version' | 'inputs'>[];
}

/**
 * The code of the employer to whom a message goes, however late it leaves. A message that tells of an act goes to the
 * employer who had the declaration at that time; any other goes to the present employer.
 */
export function employerToldOf(
  { declaration, timeline }: DeclarationStory,
  { occasion, round }: Pick<Message, 'occasion' | 'round'>,
): string | undefined {
  if (!tellsOfAnAct(occasion)) return employerOf(declaration);
  const submission = timeline.findLast(({ move, version }) => move === 'submit' && version <= round);
  const employer = submission?.inputs?.employer;
  return typeof employer === 'string' ? employer : employerOf(declaration);
}

/**
 * The desk whose link a message carries, for example `body-superior:jx-nanhu-hr`. It is undefined for the applicant,
 * who signs in without a link, and if no employer is stated.
 */
export function deskOf(
  told: DeclarationStory,
  message: Pick<Message, 'occasion' | 'round' | 'audience'>,
): DeskId | undefined {
  const { audience } = message;
  if (audience === 'applicant') return undefined;
  if (audience !== 'employer' && audience !== 'employer-superior') return audience;
  const employer = employerToldOf(told, message);
  return employer === undefined ? undefined : `${audience}:${employer}`;
}

/** The audience of messages to a desk. */
export function audienceAt(desk: string): Audience {
  const { role, name } = deskParts(desk);
  return (role === 'employer' ? name : desk) as Audience;
}
