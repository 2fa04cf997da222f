import type { UploadRecord } from '../../adapters/records/declarations/uploads.ts';
import { caseOf } from '../../casework/case.ts';
import { completeUpload } from '../../casework/materials/complete-upload.ts';
import { removeMaterial } from '../../casework/materials/remove-material.ts';
import { formAgain, uploadOf } from '../../casework/materials/uploads.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { ownFile } from '../../domain/declaration/declaration.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { type UploadState, uploadPage } from '../../pages/applicant/upload-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageNotFound } from '../../web/fault.ts';
import { fileOf } from '../../web/file-of.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { PathParts } from '../../web/routing.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { type OwnCaseVisit, ownPage, ownPost, type PostVisit, pathOf } from './case-visit.ts';
import { showMaterials } from './materials.ts';
import { isForScript, jsonAnswer, refusalForScript } from './script-answers.ts';

const PATH = '/declarations/{id}/materials/{upload}';

/** The routes of one upload: the form to storage, taking the file in, taking it off, and its bytes. */
export function uploadRoutes(needs: ApplicantNeeds): ToldRoute[] {
  const list = ({ id = '' }: PathParts) => pathOf(id, '/materials');
  const own = ({ id = '', upload = '' }: PathParts) => pathOf(id, `/materials/${encodeURIComponent(upload)}`);
  return [
    ownPage(needs, PATH, (visit) => show(needs, visit, undefined)),
    ownPage(needs, `${PATH}/file`, (visit) => download(needs, visit)),
    ownPost(
      needs,
      { path: `${PATH}/complete`, attempt: 'change', purpose: 'complete', pageOf: own },
      (visit) => complete(needs, visit),
    ),
    ownPost(needs, { path: `${PATH}/remove`, attempt: 'change', purpose: 'remove', pageOf: list }, (visit) =>
      remove(needs, visit),
    ),
  ];
}

async function show(
  needs: ApplicantNeeds,
  visit: OwnCaseVisit,
  refusal: Refusal | undefined,
): Promise<WebAnswer> {
  const { subject, viewer, request, id, parts, sealFor } = visit;
  const upload = uploadIn(parts);
  const record = upload === undefined ? undefined : await uploadOf(needs)(id, upload);
  if (upload === undefined || !record) return pageNotFound(request);
  const content = uploadPage({
    language: viewer.language,
    at: request.receivedAt,
    subject,
    upload,
    material: record.material,
    type: record.type,
    state: await stateOf(needs, visit, record),
    seal: await sealFor('complete', { upload }),
    refusal,
  });
  return pageAnswer(viewer, content, {
    ...refusalHead(refusal),
    formTargets: [await needs.materials.origin()],
  });
}

async function stateOf(
  needs: ApplicantNeeds,
  { id, request }: OwnCaseVisit,
  record: UploadRecord,
): Promise<UploadState> {
  if (record.file) return { is: 'taken-in' };
  if (record.defects) return { is: 'refused', defects: record.defects };
  const back = `${needs.origin}${pathOf(id, `/materials/${record.upload}`)}`;
  // Storage adds a key to the address when it sends the browser back.
  return { is: 'announced', form: await formAgain(needs)(record, back), isBack: request.query.has('key') };
}

/** Reads an upload's id from the path. A key has a length, so other text is not looked up. */
function uploadIn({ upload = '' }: PathParts): string | undefined {
  return /^[A-Za-z0-9-]{1,64}$/.test(upload) ? upload : undefined;
}

async function complete(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { parts, id, arrival, request } = visit;
  const upload = uploadIn(parts);
  if (upload === undefined) return pageNotFound(request);
  const { at, actor } = arrival;
  const taken = await completeUpload(needs)(id, upload, { actor, at });
  if (taken.ok && isForScript(request)) return jsonAnswer(200, {});
  if (taken.ok) return seeOther(`${pathOf(id, '/materials')}?done=taken-in`);
  const subject = (await caseOf(needs, id)) ?? visit.subject;
  if (isForScript(request)) return refusalForScript(visit.viewer.language, subject, taken.refusal);
  // The page itself says that a file was refused, and why.
  return show(needs, { ...visit, subject }, taken.refusal);
}

async function remove(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { parts, id, arrival, request } = visit;
  const upload = uploadIn(parts);
  if (upload === undefined) return pageNotFound(request);
  const removed = await removeMaterial(needs)(id, upload, arrival);
  if (removed.ok) return seeOther(`${pathOf(id, '/materials')}?done=removed`);
  const subject = (await caseOf(needs, id)) ?? visit.subject;
  // This is a second click: the form was sealed with this file, which is gone by now.
  if (!subject.declaration.draft.materials?.some((file) => file.upload === upload))
    return seeOther(`${pathOf(id, '/materials')}?done=removed`);
  return showMaterials(needs, { ...visit, subject }, { refusal: removed.refusal });
}

/** Hands the owner the bytes of a file of the draft or of the submission. */
async function download(
  needs: ApplicantNeeds,
  { subject, parts, request }: OwnCaseVisit,
): Promise<WebAnswer> {
  const { declaration } = subject;
  const file = ownFile(declaration, parts.upload);
  return file ? fileOf(needs)(declaration, file) : pageNotFound(request);
}
