import type { Defect, Draft } from '../draft.ts';
import { mayMove } from '../moves.ts';
import { isContact } from '../registry.ts';
import { accepted, type Change, refused, type Verdict } from '../verdict.ts';
import { contactDefects, type Surroundings } from '../what-is-missing.ts';
import { type Arrival, type Case, refusedAsItStands } from './guard.ts';

export interface Reached {
  readonly phone: string;
  readonly email: string;
}

/**
 * Where the applicant is reached, corrected at any time: it is no part of what is reviewed, so no stage governs it, and
 * a mistyped mailbox would hide every letter. What was submitted says the same from then on.
 */
export function correctContact(
  subject: Case,
  reached: Reached,
  { employer }: Pick<Surroundings, 'employer'>,
  arrival: Arrival,
): Verdict<Change> {
  const { declaration } = subject;
  const { actor, version, at } = arrival;
  if (actor.kind === 'applicant' && actor.account !== declaration.account)
    return refused('no-such-declaration');
  if (!mayMove(declaration.standing, 'correct-contact'))
    return refusedAsItStands(subject, 'correct-contact', at);
  if (declaration.version !== version)
    return refused('stale', { facts: { shown: version, now: declaration.version } });
  const draft = reachedAt(declaration.draft, reached);
  const people = employer ? [employer.contact, employer.superior] : [];
  const own: Defect[] = people.some((contact) => isContact(draft, contact))
    ? [{ at: '/identity/phone', because: 'own-employers-contact' }]
    : [];
  const defects = [...contactDefects(draft), ...own];
  if (defects.length > 0) return refused('malformed', { defects });
  const { submittedDraft } = declaration;
  return accepted({
    move: 'correct-contact',
    to: declaration.standing,
    at,
    actor,
    set: { draft, ...(submittedDraft ? { submittedDraft: reachedAt(submittedDraft, reached) } : {}) },
    gates: [],
  });
}

function reachedAt(draft: Draft, { phone, email }: Reached): Draft {
  return { ...draft, identity: { ...draft.identity, phone, email } };
}
