import type { Needs } from '../../casework/needs.ts';
import { isContentShown } from '../../domain/desks/desk-access.ts';
import { fileOf } from '../../web/file-of.ts';
import type { Route } from '../../web/routing.ts';
import { caseRoute, notFound } from './link-visit.ts';

/** One file of what was submitted last, while that is shown; a file of an edit since is not there. */
export function downloadRoute(needs: Pick<Needs, 'records' | 'keys' | 'materials'>): Route {
  return caseRoute(needs, { method: 'GET', path: '/materials/{upload}' }, (visit) => {
    const { declaration } = visit.subject;
    const { materials = [] } = declaration.submittedDraft ?? {};
    const file = materials.find(({ upload }) => upload === visit.parts.upload);
    return file && isContentShown(declaration) ? fileOf(needs)(declaration, file) : notFound(visit);
  });
}
