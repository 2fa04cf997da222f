import { judgeDraftChange } from '../../domain/acts/applicant/change.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import { normalDraft, readDraft } from '../../domain/declaration/draft/draft.ts';
import { mergeDraft, readChange } from '../../domain/declaration/draft/merge-draft.ts';
import { refused, type Verdict } from '../../domain/values/verdict.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds, Needs } from '../needs.ts';
import { type ActRequest, perform } from '../perform.ts';
import { sealDraft, withNumberOpen } from './identity.ts';

type ChangeDraftNeeds = Pick<CaseNeeds, 'records' | 'workflow' | 'keys'>;

interface DraftChange extends Omit<ActRequest, 'receipt'> {
  /** The changed fields as a JSON merge patch. */
  readonly changes: unknown;
}

/**
 * Merges a change into a draft. A malformed change is refused with every defect of its form, and nothing of it
 * is written.
 */
export function changeDraft(needs: ChangeDraftNeeds) {
  return ({ id, arrival, read, changes }: DraftChange) =>
    reporting(needs, { act: 'change', by: 'applicant', about: id, at: arrival.at }, () =>
      perform(needs, id, (subject) => changedDraft(needs, subject, changes, arrival), { read }),
    );
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
  if (!read.ok) return refused('malformed', { defects: read.defects });
  const { draft, identity } = await sealDraft(needs, declaration.id, normalDraft(read.draft));
  return judgeDraftChange(subject, { draft, identity, sections: Object.keys(stated.change) }, arrival);
}
