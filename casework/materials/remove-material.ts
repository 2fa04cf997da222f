import { judgeMaterialRemoval } from '../../domain/acts/applicant/materials.ts';
import type { Arrival } from '../../domain/declaration/case.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds } from '../needs.ts';
import { perform } from '../perform.ts';
import { uploadKey } from './upload-key.ts';

/**
 * Takes a file off the draft. Its bytes go too, unless the declaration was ever submitted: a submission stays
 * as it was.
 */
export function removeMaterial(needs: Pick<CaseNeeds, 'records' | 'workflow' | 'materials'>) {
  return async (id: string, upload: string, arrival: Arrival) => {
    const removed: { version?: string } = {};
    const verdict = await reporting(
      needs,
      { act: 'change', by: 'applicant', about: id, at: arrival.at },
      () =>
        perform(needs, id, (subject) => {
          const { run, draft } = subject.declaration;
          const file = draft.materials?.find((each) => each.upload === upload);
          if (run === 0 && file) removed.version = file.version;
          return judgeMaterialRemoval(subject, upload, arrival);
        }),
    );
    if (verdict.ok && removed.version !== undefined)
      await needs.materials.discard(uploadKey(id, upload), removed.version);
    return verdict;
  };
}
