import { judgeDraftChange } from '../../domain/acts/applicant/change.ts';
import { declarationAfter } from '../../domain/acts/spend.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import { normalDraft, readDraft } from '../../domain/declaration/draft/draft.ts';
import { mergeDraft, readChange } from '../../domain/declaration/draft/merge-draft.ts';
import { leftAside } from '../../domain/eligibility/left-aside.ts';
import type { Defect } from '../../domain/values/defect.ts';
import { accepted, refused, type Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds, Needs } from '../needs.ts';
import { type ActRequest, perform } from '../perform.ts';
import { sealDraft, withNumberOpen } from './identity.ts';

type ChangeDraftNeeds = Pick<CaseNeeds, 'records' | 'workflow' | 'keys'>;

interface ChangeDraftRequest extends Omit<ActRequest, 'receipt'> {
  /** The changed fields as a JSON merge patch. */
  readonly changes: unknown;
}

/**
 * Merges a change into a draft, and answers with the case as it was written. A malformed change is refused with every defect of its form, and so is one
 * that states facts which the call asks nobody for; nothing of it is written.
 */
export function changeDraft(needs: ChangeDraftNeeds) {
  return async ({ id, arrival, caseAsRead, changes }: ChangeDraftRequest): Promise<Verdict<Case>> => {
    let after: Case | undefined;
    const rule = async (subject: Case) => {
      const verdict = await changedDraft(needs, subject, changes, arrival);
      if (verdict.ok) after = caseAfter(subject, verdict.value);
      return verdict;
    };
    const attempted = { act: 'change', by: 'applicant', about: id, at: arrival.at } as const;
    const done = await reporting(needs, attempted, () => perform(needs, id, rule, { caseAsRead }));
    if (!done.ok) return done;
    if (!after) throw new Error(`The draft of ${id} was changed by no rule`);
    return accepted(after);
  };
}

function caseAfter(subject: Case, change: Change): Case {
  const { declaration } = subject;
  const after = { ...declarationAfter(declaration, change), version: declaration.version + 1 };
  return { ...subject, declaration: after };
}

/** The change to write for this declaration when `changes` are merged into its draft. */
export async function changedDraft(
  needs: Pick<Needs, 'keys'>,
  subject: Case,
  changes: unknown,
  arrival: Arrival,
): Promise<Verdict<Change>> {
  const stated = readChange(changes);
  if (!stated.ok) return refused('malformed', { defects: stated.defects });
  const { declaration } = subject;
  const open = await withNumberOpen(needs, declaration);
  const read = readDraft(mergeDraft(open, stated.change));
  const unasked = notAsked(stated.change, subject.call);
  if (!read.ok) return refused('malformed', { defects: [...unasked, ...read.defects] });
  if (unasked.length > 0) return refused('malformed', { defects: unasked });
  const { draft, identity } = await sealDraft(needs, declaration.id, normalDraft(read.draft));
  return judgeDraftChange(subject, { draft, identity, sections: Object.keys(stated.change) }, arrival);
}

/** The facts of a change that the call asks nobody for. Nothing is stored of a person that nobody asked. */
function notAsked({ facts }: Readonly<Record<string, unknown>>, call: Call): Defect[] {
  return leftAside((facts ?? {}) as Readonly<Record<string, unknown>>, call).map((at) => ({
    ...{ at: `/facts${at}`, because: 'not-asked' },
  }));
}
