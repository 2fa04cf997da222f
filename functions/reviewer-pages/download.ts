import { isContentShown } from '../../domain/desk-access.ts';
import { fileOf } from '../material-intake/file-of.ts';
import type { Needs } from '../needs.ts';
import type { Route } from '../routing.ts';
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
