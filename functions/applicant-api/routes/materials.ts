import * as v from 'valibot';
import { FORM_SECONDS } from '../../../adapters/signed-storage.ts';
import { announceUpload } from '../../../casework/materials/announce-upload.ts';
import { completeUpload } from '../../../casework/materials/complete-upload.ts';
import { removeMaterial } from '../../../casework/materials/remove-material.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { ownFile } from '../../../domain/declaration/declaration.ts';
import { MAX_NAME_BYTES } from '../../../domain/declaration/files/file-name.ts';
import { fields, wholeNumber } from '../../../domain/values/form.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, refused } from '../../../domain/values/verdict.ts';
import { fileOf } from '../../../web/file-of.ts';
import { partOf } from '../../../web/routing.ts';
import { viewOfFile } from '../answers/views.ts';
import { type ApiRoute, inZone, ownRoute } from '../request/api-route.ts';
import { ownAct, ownCase } from '../request/own-case.ts';
import { readBody } from '../request/reading.ts';
import { isKeyable } from './calls.ts';

const PATH = '/api/v1/declarations/{id}/materials';

const announcement = fields({
  material: v.pipe(v.string(), v.minLength(1), v.maxCodePoints(200)),
  /** A schema can only count characters. The act counts bytes, with the ending under which the name is kept. */
  fileName: v.pipe(v.string(), v.minLength(1), v.maxCodePoints(MAX_NAME_BYTES)),
  type: v.pipe(v.string(), v.minLength(1), v.maxCodePoints(200)),
  /** The file's size in bytes. */
  bytes: v.pipe(wholeNumber, v.minValue(0)),
  /** SHA-256 of the file in hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** The routes of a declaration's files. */
export function materialRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [listFiles(needs), announceFile(needs), completeFile(needs), downloadFile(needs), removeFile(needs)];
}

function listFiles(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: PATH },
    {
      says: said('已收下的材料', 'The files that were taken in'),
      answers: { 200: 'Materials' },
    },
    async ({ session, parts }) => {
      const owned = await ownCase(needs, session.account, partOf(parts, 'id'));
      if (!owned.ok) return owned;
      const { materials = [] } = owned.value.declaration.draft;
      return accepted({ json: { materials: materials.map((file) => viewOfFile(file, materials)) } });
    },
  );
}

function announceFile(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: PATH, attempt: 'change' },
    {
      says: said(
        '申报一个文件，得到上传表单：按顺序填入 fields，最后一项是 file，以 multipart/form-data 提交到 url',
        'Announces a file and gives the form to post it: the fields in order, then file, as multipart/form-data to the url',
      ),
      body: announcement,
      answers: { 201: 'Announced' },
    },
    async ({ request, session, parts }) => {
      const owned = await ownCase(needs, session.account, partOf(parts, 'id'));
      if (!owned.ok) return owned;
      const body = readBody(request, announcement);
      if (!body.ok) return body;
      const { declaration, call } = owned.value;
      const by = { account: session.account, at: request.receivedAt };
      const verdict = await announceUpload(needs)(declaration.id, body.value, by);
      if (!verdict.ok) return inZone(verdict, call.identity.zone.value);
      return accepted({ status: 201, json: { ...verdict.value, livesSeconds: FORM_SECONDS } });
    },
  );
}

function completeFile(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: `${PATH}/{upload}/complete`, attempt: 'change' },
    {
      says: said('收下已上传的文件；可重复调用', 'Takes in a file that was uploaded; may be repeated'),
      answers: { 200: 'File' },
    },
    async ({ request, session, parts }) => {
      const owned = await ownCase(needs, session.account, partOf(parts, 'id'));
      if (!owned.ok) return owned;
      const { declaration, call } = owned.value;
      if (!isKeyable(partOf(parts, 'upload'))) return refused('no-such-material');
      const actor = { kind: 'applicant', account: session.account } as const;
      const at = request.receivedAt;
      const taken = await completeUpload(needs)(declaration.id, partOf(parts, 'upload'), { actor, at });
      if (!taken.ok) return inZone(taken, call.identity.zone.value);
      return accepted({ json: viewOfFile(taken.value, declaration.draft.materials ?? []) });
    },
  );
}

function downloadFile(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: `${PATH}/{upload}` },
    {
      says: said(
        '下载一个已收下的文件：转到储存处的地址，该地址只有一分钟有效，不要带 Authorization',
        'Downloads a file that was taken in: leads to an address of storage that lives for a minute, to be asked without Authorization',
      ),
      answers: { 303: undefined },
    },
    async ({ session, parts }) => {
      const owned = await ownCase(needs, session.account, partOf(parts, 'id'));
      if (!owned.ok) return owned;
      const { declaration } = owned.value;
      const file = ownFile(declaration, parts.upload);
      return file ? accepted({ raw: await fileOf(needs)(declaration, file) }) : refused('no-such-material');
    },
  );
}

function removeFile(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'DELETE', path: `${PATH}/{upload}`, attempt: 'change' },
    {
      says: said('从草稿中移除一个文件', 'Takes a file off the draft'),
      ifMatch: true,
      answers: { 200: 'Done' },
    },
    async (asked) => {
      const own = await ownAct(needs, asked);
      if (!own.ok) return own;
      const { declaration, call, arrival } = own.value;
      const removed = await removeMaterial(needs)(declaration.id, partOf(asked.parts, 'upload'), arrival);
      if (!removed.ok) return inZone(removed, call.identity.zone.value);
      return accepted({ json: removed.value, headers: { etag: `"${removed.value.version}"` } });
    },
  );
}
