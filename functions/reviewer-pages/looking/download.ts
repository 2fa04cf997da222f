import type { Needs } from '../../../casework/needs.ts';
import { isContentShown } from '../../../domain/desks/desk-access.ts';
import { fileOf } from '../../../web/file-of.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { caseRoute, notFound } from '../visit/link-visit.ts';

/** The route of one file of the last submission while that is shown. A file of a later edit is not found. */
export function downloadRoute(needs: Pick<Needs, 'records' | 'keys' | 'materials'>): ToldRoute {
  return caseRoute(needs, { method: 'GET', path: '/materials/{upload}' }, (visit) => {
    const { declaration } = visit.subject;
    const { materials = [] } = declaration.submittedDraft ?? {};
    const file = materials.find(({ upload }) => upload === visit.parts.upload);
    return file && isContentShown(declaration) ? fileOf(needs)(declaration, file) : notFound(visit);
  });
}
