import { fingerprint } from '../../adapters/keys.ts';
import type { Arrival, Case } from '../../domain/acts/guard.ts';
import { submit as judge } from '../../domain/acts/submit.ts';
import { checkIdentityNumber } from '../../domain/identity-number.ts';
import { dayOf } from '../../domain/instant.ts';
import type { Needs } from '../needs.ts';
import { perform } from '../perform.ts';
import { openDraft } from './identity.ts';

type Submitting = Pick<Needs, 'records' | 'calendar' | 'workflow' | 'keys'>;

/** Submits a draft, or a returned declaration again; `agreedHash` is of the commitment's wording as it was shown. */
export function submit(needs: Submitting) {
  return (id: string, { agreedHash }: { agreedHash: string }, arrival: Arrival) =>
    perform(needs, id, async (subject) => {
      const { declaration, call } = subject;
      const draft = await openDraft(needs, declaration);
      const code = draft.employer;
      const employer = code === undefined ? undefined : await needs.records.people.employer(code);
      const bodies = employer ? await needs.records.people.bodiesOf(employer.district) : [];
      const identityFindings = findingsOn(subject, draft.identity?.number, arrival);
      const commitmentHash = fingerprint(call.commitment.value);
      const open = { ...subject, declaration: { ...declaration, draft } };
      return judge(open, { agreedHash, commitmentHash, employer, bodies, identityFindings }, arrival);
    });
}

function findingsOn({ declaration, call }: Case, number: string | undefined, { at }: Arrival): string[] {
  const kind = declaration.draft.identity?.kind;
  if (kind === undefined || number === undefined) return [];
  return checkIdentityNumber({ kind, number, today: dayOf(at, call.identity.zone.value) });
}
