import type { Declaration } from '../declaration/declaration.ts';
import { isOnWay } from '../declaration/moves.ts';
import { type Body, type Contact, type Employer, isContact } from '../declaration/registry.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { type DeskId, deskParts } from '../identifiers/desk-id.ts';
import { isSameName } from '../typed/typed-text.ts';
import { accepted, type ReviewerVerdict, refused } from '../values/verdict.ts';
import { presentDeskOf } from './desk.ts';

/** The declaration for which a desk asks, with its timeline. */
interface Known {
  readonly declaration: Declaration;
  readonly timeline: readonly TimelineEntry[];
}

/** A link's desk under the link's call. */
interface LinkDesk {
  readonly call: string;
  readonly desk: DeskId;
}

/**
 * Whether a desk may read a declaration at all. The employer's desk may once the declaration was submitted to that
 * employer; a body's desk once the last submission was forwarded to it; a superior's desk only once the declaration was
 * handed to it. No desk may read a draft or a declaration that is the business of another employer or body.
 */
export function mayRead({ call, desk }: LinkDesk, known: Known): boolean {
  const { declaration } = known;
  const { submittedDraft, run, route, bodyIndex } = declaration;
  if (declaration.call !== call || run === 0 || !submittedDraft) return false;
  const { role, isSuperior, whom } = deskParts(desk);
  if (isSuperior && !wasHandedTo(desk, known)) return false;
  if (role === 'employer') return submittedDraft.employer === whom;
  if (role !== 'body') return false;
  const reached = route.slice(0, bodyIndex + 1).some(({ body }) => body === whom);
  const steps = route.map(({ step }) => step);
  return (
    reached &&
    sinceSubmitted(known).some(({ to, step }) => isOnWay(to) && step !== undefined && steps.includes(step))
  );
}

/**
 * Whether a declaration was handed to this superior's desk since the last submission. It may still be read after a
 * decision passed it on.
 */
function wasHandedTo(desk: DeskId, known: Known): boolean {
  if (turnOf(desk, known.declaration) === 'own') return true;
  return sinceSubmitted(known).some(({ move, inputs }) => move === 'escalate' && inputs?.handedTo === desk);
}

/**
 * The entries from the last submission on, which itself may lead to a body. A later submission starts the way again, so desks
 * on the earlier way do not see it yet.
 */
function sinceSubmitted({ timeline }: Known): readonly TimelineEntry[] {
  return timeline.slice(
    Math.max(
      0,
      timeline.findLastIndex(({ move }) => move === 'submit'),
    ),
  );
}

/** Whether the content may be shown. A submission that was returned or withdrawn is no longer for reading. */
export function isContentShown({ standing, lapsed }: Pick<Declaration, 'standing' | 'lapsed'>): boolean {
  const stood = standing === 'lapsed' ? lapsed?.from : standing;
  return stood !== 'draft' && stood !== 'returned' && stood !== 'withdrawn';
}

/** The turn as a desk sees it: its own, its superior's or its contact's after a hand-over, or somebody else's. */
export type Turn = 'own' | 'superior' | 'contact' | 'elsewhere';

export function turnOf(desk: DeskId, declaration: Declaration): Turn {
  const present = presentDeskOf(declaration);
  if (present === undefined) return 'elsewhere';
  if (present === desk) return 'own';
  const [here, there] = [deskParts(desk), deskParts(present)];
  if (here.role !== there.role || here.whom !== there.whom) return 'elsewhere';
  return there.isSuperior ? 'superior' : 'contact';
}

/**
 * Refuses a decision on one's own declaration. A submission compares the applicant with the employer's contacts, but
 * the register may have changed since, and the applicant may sit at a body's desk. `holder` is the present entry of the
 * register.
 */
export function mayDecide(
  desk: DeskId,
  { submittedDraft }: Pick<Declaration, 'submittedDraft'>,
  holder: Holder | undefined,
): ReviewerVerdict<void> {
  const person = personRegistered(desk, holder);
  const isOwn = submittedDraft !== undefined && person !== undefined && isContact(submittedDraft, person);
  return isOwn ? refused('own-declaration') : accepted(undefined);
}

/**
 * Whether the person who decides has the applicant's name, by the register or as stated. A name is no proof, so nobody
 * is refused for it: the person states to be somebody else, and the statement is recorded and reported.
 */
export function isNamesake(
  desk: DeskId,
  { submittedDraft }: Pick<Declaration, 'submittedDraft'>,
  holder: Holder | undefined,
  stated?: string,
): boolean {
  const name = submittedDraft?.identity?.name;
  return [personRegistered(desk, holder)?.name, stated].some(
    (each) => name !== undefined && each !== undefined && isSameName(each, name),
  );
}

type Holder = Pick<Employer | Body, 'contact' | 'superior'>;

function personRegistered(desk: DeskId, holder: Holder | undefined): Contact | undefined {
  return deskParts(desk).isSuperior ? holder?.superior : holder?.contact;
}
