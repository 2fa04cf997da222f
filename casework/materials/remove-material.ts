import { judgeMaterialRemoval } from '../../domain/acts/applicant/materials.ts';
import type { Arrival } from '../../domain/declaration/case.ts';
import type { MaterialFile } from '../../domain/declaration/draft/draft.ts';
import { reporting } from '../attempts.ts';
import type { CaseNeeds } from '../needs.ts';
import { perform } from '../perform.ts';
import { fileKey } from './upload-key.ts';

/**
 * Takes a file off the draft. Its bytes go too, unless the declaration was ever submitted: a submission stays
 * as it was.
 */
export function removeMaterial(needs: Pick<CaseNeeds, 'records' | 'workflow' | 'materials'>) {
  return async (id: string, upload: string, arrival: Arrival) => {
    const removed: { file?: MaterialFile } = {};
    const verdict = await reporting(
      needs,
      { act: 'change', by: 'applicant', about: id, at: arrival.at },
      () =>
        perform(needs, id, (subject) => {
          const { run, draft } = subject.declaration;
          const file = draft.materials?.find((each) => each.upload === upload);
          if (run === 0 && file) removed.file = file;
          return judgeMaterialRemoval(subject, upload, arrival);
        }),
    );
    if (verdict.ok && removed.file)
      await needs.materials.discard(fileKey(id, removed.file), removed.file.version);
    return verdict;
  };
}
