import { type Declaration, queueOf } from '../declaration/declaration.ts';
import { type Body, type Contact, type Employer, isContact } from '../declaration/registry.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { isSameName } from '../typed/typed-text.ts';
import { accepted, refused, type Verdict } from '../values/verdict.ts';

/** What is known of a declaration when a desk asks for it. */
interface Known {
  readonly declaration: Declaration;
  readonly timeline: readonly TimelineEntry[];
}

/** A link's desk under its call; the audience is named as the queues are, `employer:91…`. */
interface Desk {
  readonly call: string;
  readonly audience: string;
}

/**
 * Whether a desk may read of a declaration at all: the employer's once it was submitted naming that employer; a body's
 * once what was submitted last was forwarded to it; a superior's only what was handed to him of these. Nothing of a
 * draft, and nothing of what another employer or body looks at.
 */
export function mayRead({ call, audience }: Desk, known: Known): boolean {
  const { declaration } = known;
  const { submittedDraft, run, route, bodyIndex } = declaration;
  if (declaration.call !== call || run === 0 || !submittedDraft) return false;
  const { role, isSuperior, whom } = deskParts(audience);
  if (isSuperior && !wasHandedTo(audience, known)) return false;
  if (role === 'employer') return submittedDraft.employer === whom;
  if (role !== 'body') return false;
  const reached = route.slice(0, bodyIndex + 1).some(({ body }) => body === whom);
  return reached && sinceSubmitted(known).some(({ to }) => to === 'forwarded');
}

/** What he decided, or gave back to his contact by deciding, he may still read. */
function wasHandedTo(audience: string, known: Known): boolean {
  if (turnOf(audience, known.declaration) === 'own') return true;
  return sinceSubmitted(known).some(
    ({ move, inputs }) => move === 'escalate' && inputs?.audience === audience,
  );
}

/** A later submission goes its own way from the employer on: whom the way before led to does not see it yet. */
function sinceSubmitted({ timeline }: Known): readonly TimelineEntry[] {
  return timeline.slice(timeline.findLastIndex(({ move }) => move === 'submit') + 1);
}

/**
 * Whether its content may be shown: while it is with the applicant again, or was taken back, what he submitted is not
 * for reading any more.
 */
export function isContentShown({ standing, lapsed }: Pick<Declaration, 'standing' | 'lapsed'>): boolean {
  const stood = standing === 'lapsed' ? lapsed?.from : standing;
  return stood !== 'draft' && stood !== 'returned' && stood !== 'withdrawn';
}

/** Whose turn it is, as a desk sees it: its own, its superior's or its contact's after a hand-over, or somebody else's. */
export type Turn = 'own' | 'superior' | 'contact' | 'elsewhere';

export function turnOf(audience: string, declaration: Declaration): Turn {
  const queue = queueOf(declaration);
  if (queue === undefined) return 'elsewhere';
  if (queue === audience) return 'own';
  const [here, there] = [deskParts(audience), deskParts(queue)];
  if (here.role !== there.role || here.whom !== there.whom) return 'elsewhere';
  return there.isSuperior ? 'superior' : 'contact';
}

/**
 * Nobody decides on his own declaration. The employer's people are compared with the applicant when he submits; but the
 * register may have changed since, and he may sit at a body's desk. `holder` is who is registered there now.
 */
export function mayDecide(
  audience: string,
  { submittedDraft }: Pick<Declaration, 'submittedDraft'>,
  holder: Holder | undefined,
): Verdict<void> {
  const person = personAt(audience, holder);
  const isOwn = submittedDraft !== undefined && person !== undefined && isContact(submittedDraft, person);
  return isOwn ? refused('own-declaration') : accepted(undefined);
}

/** The desk to which a contact's silence hands a case; undefined of a superior's own. */
export function superiorDeskOf(audience: string): string | undefined {
  const { role, isSuperior, whom } = deskParts(audience);
  return isSuperior ? undefined : `${role}-superior:${whom}`;
}

/**
 * Whether who decides is called as the applicant is, by the register or by what is stated. Names are no proof, so nobody
 * is refused for one: who decides states to be another person, which is recorded and reported.
 */
export function isNamesake(
  audience: string,
  { submittedDraft }: Pick<Declaration, 'submittedDraft'>,
  holder: Holder | undefined,
  stated = '',
): boolean {
  const name = submittedDraft?.identity?.name ?? '';
  return [personAt(audience, holder)?.name ?? '', stated].some((each) => isSameName(each, name));
}

type Holder = Pick<Employer | Body, 'contact' | 'superior'>;

function personAt(audience: string, holder: Holder | undefined): Contact | undefined {
  return deskParts(audience).isSuperior ? holder?.superior : holder?.contact;
}

/** The parts of a desk's name: `body-superior:jx-nanhu-hr` is the superior of the body `jx-nanhu-hr`. */
export function deskParts(audience: string): { role: string; isSuperior: boolean; whom: string } {
  const [name = '', whom = ''] = audience.split(':');
  return { role: name.replace(/-superior$/, ''), isSuperior: name.endsWith('-superior'), whom };
}
