import type { ApplicantNeeds } from '../../casework/needs.ts';
import { ownFile } from '../../domain/declaration/declaration.ts';
import { previewPage } from '../../pages/parts/preview-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageNotFound } from '../../web/fault.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { pageIn, pagesOf, pictureOf } from '../../web/preview-of.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { type OwnCaseVisit, ownPage, pathOf } from './case-visit.ts';

const PATH = '/declarations/{id}/materials/{upload}/pages/{page}';

/** The routes of a file's pages as its owner looks at them: the page with its links, and the picture in it. */
export function previewRoutes(needs: ApplicantNeeds): ToldRoute[] {
  return [
    ownPage(needs, PATH, (visit) => show(needs, visit)),
    ownPage(needs, `${PATH}/picture`, (visit) => showPicture(needs, visit)),
  ];
}

async function show(needs: ApplicantNeeds, visit: OwnCaseVisit): Promise<WebAnswer> {
  const { subject, parts, request, viewer, id } = visit;
  const [file, page] = [ownFile(subject.declaration, parts.upload), pageIn(parts)];
  if (!file || page === undefined) return pageNotFound(request);
  const pages = await pagesOf(needs)(subject.declaration, file);
  if (pages !== undefined && page > pages) return pageNotFound(request);
  const own = pathOf(id, `/materials/${encodeURIComponent(file.upload)}`);
  const content = previewPage({
    language: viewer.language,
    call: subject.call,
    file,
    page,
    pages,
    path: `${own}/pages`,
    download: `${own}/file`,
    back: pathOf(id, '/materials'),
  });
  return pageAnswer(viewer, content);
}

async function showPicture(needs: ApplicantNeeds, visit: OwnCaseVisit): Promise<WebAnswer> {
  const { subject, parts, request, viewer } = visit;
  const [file, page] = [ownFile(subject.declaration, parts.upload), pageIn(parts)];
  if (!file || page === undefined) return pageNotFound(request);
  const { language } = viewer;
  const drawn = await pictureOf(needs)(subject.declaration, file, { page, language, request });
  return drawn ?? pageNotFound(request);
}
