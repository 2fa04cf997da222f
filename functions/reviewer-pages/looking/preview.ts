import type { Needs } from '../../../casework/needs.ts';
import type { MaterialFile } from '../../../domain/declaration/draft/draft.ts';
import { isContentShown } from '../../../domain/desks/desk-access.ts';
import { previewPage } from '../../../pages/parts/preview-page.ts';
import { casePath, materialPath } from '../../../pages/reviewer/paths.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import { pageIn, pagesOf, pictureOf } from '../../../web/preview-of.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { linkPageAnswer } from '../visit/answer.ts';
import { type CaseVisit, caseRoute, notFound } from '../visit/link-visit.ts';

type PreviewNeeds = Pick<Needs, 'records' | 'keys' | 'materials' | 'inspection'>;
const PATH = '/materials/{upload}/pages/{page}';

/** The routes of the pages of a file of the last submission while that is shown. */
export function previewRoutes(needs: PreviewNeeds): ToldRoute[] {
  return [
    caseRoute(needs, { method: 'GET', path: PATH }, (visit) => show(needs, visit)),
    caseRoute(needs, { method: 'GET', path: `${PATH}/picture` }, (visit) => showPicture(needs, visit)),
  ];
}

/** The file in the path, as the download hands it out. */
export function shownFile({ subject, parts }: CaseVisit): MaterialFile | undefined {
  const { declaration } = subject;
  const { materials = [] } = declaration.submittedDraft ?? {};
  return isContentShown(declaration) ? materials.find(({ upload }) => upload === parts.upload) : undefined;
}

async function show(needs: PreviewNeeds, visit: CaseVisit): Promise<WebAnswer> {
  const { subject, parts, language, desk, id } = visit;
  const [file, page] = [shownFile(visit), pageIn(parts)];
  if (!file || page === undefined) return notFound(visit);
  const pages = await pagesOf(needs)(subject.declaration, file);
  if (pages !== undefined && page > pages) return notFound(visit);
  const download = materialPath(desk, id, file.upload);
  const path = `${download}/pages`;
  const back = `${casePath(desk, id)}#materials`;
  const content = previewPage({ language, call: subject.call, file, page, pages, path, download, back });
  return linkPageAnswer({ language, path: `${path}/${page}`, home: desk }, content);
}

async function showPicture(needs: PreviewNeeds, visit: CaseVisit): Promise<WebAnswer> {
  const { subject, parts, language, request } = visit;
  const [file, page] = [shownFile(visit), pageIn(parts)];
  if (!file || page === undefined) return notFound(visit);
  const drawn = await pictureOf(needs)(subject.declaration, file, { page, language, request });
  return drawn ?? notFound(visit);
}
