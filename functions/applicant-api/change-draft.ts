import { changeDraft as change } from '../../domain/acts/change.ts';
import type { Arrival } from '../../domain/acts/guard.ts';
import { mergeDraft, normalDraft, readDraft } from '../../domain/draft.ts';
import { refused } from '../../domain/verdict.ts';
import type { Needs } from '../needs.ts';
import { perform } from '../perform.ts';
import { openDraft, sealDraft } from './identity.ts';

type Changing = Pick<Needs, 'records' | 'calendar' | 'workflow' | 'keys'>;

/** Merges a change into a draft. Every defect of form at once; nothing is written unless all of it is well-formed. */
export function changeDraft(needs: Changing) {
  return (id: string, changes: unknown, arrival: Arrival) =>
    perform(needs, id, async (subject) => {
      const open = await openDraft(needs, subject.declaration);
      const read = readDraft(mergeDraft(open, changes));
      if (!read.ok) return refused('malformed', { defects: read.defects });
      const { draft, identity } = await sealDraft(needs, id, normalDraft(read.draft));
      return change(subject, { draft, identity, sections: Object.keys(changes as object) }, arrival);
    });
}
