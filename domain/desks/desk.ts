import { bodyInTurn, isAtEmployer } from '../declaration/at-desk.ts';
import { type Declaration, employerOf } from '../declaration/declaration.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { type DeskId, deskParts } from '../identifiers/desk-id.ts';
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
export function audienceAt(desk: DeskId): Audience {
  const { name, whom } = deskParts(desk);
  return name === 'employer' || name === 'employer-superior' ? name : `${name}:${whom}`;
}

/** The desk where the declaration waits now; undefined while it waits for its applicant or has ended. */
export function presentDeskOf(declaration: Declaration): DeskId | undefined {
  const employer = employerOf(declaration);
  const superior = declaration.desk === 'superior' ? '-superior' : '';
  const body = bodyInTurn(declaration);
  if (body) return `body${superior}:${body.body}`;
  return isAtEmployer(declaration) && employer !== undefined ? `employer${superior}:${employer}` : undefined;
}

/**
 * The contacts' desks that are told of the declaration's latest act: the employer's, the body's whose turn it is, and
 * that of the body before. A draft concerns no desk.
 */
export function desksConcerned(declaration: Declaration): DeskId[] {
  const { standing, route, bodyIndex } = declaration;
  if (standing === 'draft') return [];
  const employer = employerOf(declaration);
  const inTurn = bodyInTurn(declaration);
  const bodies = [route[bodyIndex - 1], inTurn].flatMap((step) => step?.body ?? []);
  const desks = bodies.map((body): DeskId => `body:${body}`);
  return [...new Set<DeskId>(employer === undefined ? desks : [`employer:${employer}`, ...desks])];
}

/** Whether the declaration waits at one of these desks. */
export function waitsAtOneOf(desks: readonly (DeskId | undefined)[], declaration: Declaration): boolean {
  const present = presentDeskOf(declaration);
  return present !== undefined && desks.includes(present);
}
