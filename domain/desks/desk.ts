import { type Declaration, employerOf } from '../declaration/declaration.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { type Audience, type Message, tellsOfAnAct } from './message.ts';

/** A declaration with what happened to it. */
interface Told {
  readonly declaration: Pick<Declaration, 'draft' | 'submittedDraft'>;
  readonly timeline: readonly Pick<TimelineEntry, 'move' | 'version' | 'inputs'>[];
}

/**
 * Code of the employer that a message to the employer goes to, however late it leaves: what tells of an act goes to the
 * one that had the declaration then, anything else to the one that has it now.
 */
export function employerToldOf(
  { declaration, timeline }: Told,
  { occasion, round }: Pick<Message, 'occasion' | 'round'>,
): string | undefined {
  if (!tellsOfAnAct(occasion)) return employerOf(declaration);
  const submission = timeline.findLast(({ move, version }) => move === 'submit' && version <= round);
  const employer = submission?.inputs?.employer;
  return typeof employer === 'string' ? employer : employerOf(declaration);
}

/**
 * Whose link a message carries, named as the queues are: `employer:91…`, `body-superior:jx-nanhu-hr`. Undefined for the
 * applicant, who signs in, and where no employer is stated.
 */
export function deskOf(
  told: Told,
  message: Pick<Message, 'occasion' | 'round' | 'audience'>,
): string | undefined {
  const { audience } = message;
  if (audience === 'applicant') return undefined;
  if (audience !== 'employer' && audience !== 'employer-superior') return audience;
  const employer = employerToldOf(told, message);
  return employer === undefined ? undefined : `${audience}:${employer}`;
}

/** To whom a message goes who sits at this desk. */
export function audienceAt(desk: string): Audience {
  const [role = ''] = desk.split(':');
  return (role.startsWith('employer') ? role : desk) as Audience;
}
