import type { Needs } from '../../../casework/needs.ts';
import { fileOf } from '../../../web/file-of.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { caseRoute, notFound } from '../visit/link-visit.ts';
import { shownFile } from './preview.ts';

/** The route of one file of the last submission while that is shown. A file of a later edit is not found. */
export function downloadRoute(needs: Pick<Needs, 'records' | 'keys' | 'materials'>): ToldRoute {
  return caseRoute(needs, { method: 'GET', path: '/materials/{upload}' }, (visit) => {
    const file = shownFile(visit);
    return file ? fileOf(needs)(visit.subject.declaration, file) : notFound(visit);
  });
}
