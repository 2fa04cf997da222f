import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change } from '../../declaration/change.ts';
import type { Draft } from '../../declaration/draft/draft.ts';
import { mayMove, moved } from '../../declaration/moves.ts';
import { isContact } from '../../declaration/registry.ts';
import { contactDefects, type SubmissionFacts } from '../../declaration/what-is-missing.ts';
import { MAX_CORRECTIONS } from '../../values/bounds.ts';
import type { Defect } from '../../values/defect.ts';
import { accepted, refused, type Verdict } from '../../values/verdict.ts';
import { refusedAsBooked, refusedAsItStands } from '../guard.ts';

export interface Reached {
  readonly phone: string;
  readonly email: string;
}

/**
 * Corrects the applicant's telephone and mailbox. No stage governs it, because it is no part of the review and a
 * mistyped mailbox would hide every letter, even those after a lapse or a recommendation. The submission is corrected
 * with the draft.
 */
export function judgeContactCorrection(
  subject: Case,
  reached: Reached,
  { employer }: Pick<SubmissionFacts, 'employer'>,
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
  if (declaration.bookedFor !== undefined) return refusedAsBooked(declaration.bookedFor);
  const draft = reachedAt(declaration.draft, reached);
  const people = employer ? [employer.contact, employer.superior] : [];
  const own: Defect[] = (['phone', 'email'] as const)
    .filter((name) => people.some((contact) => isContact({ identity: { [name]: reached[name] } }, contact)))
    .map((name) => ({ at: `/identity/${name}`, because: 'own-employers-contact' }));
  const defects = [...contactDefects(draft), ...own];
  if (defects.length > 0) return refused('malformed', { defects });
  const { submittedDraft, corrections = 0 } = declaration;
  if ([declaration.draft, submittedDraft ?? draft].every((each) => isReachedAt(each, reached)))
    return refused('nothing-changed');
  if (corrections >= MAX_CORRECTIONS)
    return refused('too-many-corrections', { facts: { most: MAX_CORRECTIONS } });
  return accepted({
    ...moved(declaration.standing, 'correct-contact', declaration.standing),
    at,
    actor,
    set: {
      draft,
      corrections: corrections + 1,
      ...(submittedDraft ? { submittedDraft: reachedAt(submittedDraft, reached) } : {}),
    },
    gates: [],
  });
}

function isReachedAt({ identity }: Draft, { phone, email }: Reached): boolean {
  return identity?.phone === phone && identity.email === email;
}

function reachedAt(draft: Draft, { phone, email }: Reached): Draft {
  return { ...draft, identity: { ...draft.identity, phone, email } };
}
