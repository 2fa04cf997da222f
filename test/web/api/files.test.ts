import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadKey } from '../../../functions/material-intake/upload-key.ts';
import type { ApiAnswer } from '../rig.ts';
import {
  type ApiRig,
  announcementOf,
  begun,
  type Form,
  ifMatch,
  type Own,
  openApiRig,
  PDF,
  post,
  refused,
  type Told,
  taken,
} from './declaring.ts';

const OWNER = 0;
const MIB = 1024 * 1024;

let rig: ApiRig;
let own: Own;
beforeAll(async () => {
  rig = await openApiRig();
  own = await begun(rig, OWNER);
});
afterAll(() => rig?.stop());

const announce = (body: unknown) => rig.api(OWNER, 'POST', `${own.path}/materials`, { body });

async function announced(bytes: Uint8Array, other: object = {}): Promise<{ upload: string; form: Form }> {
  const answer = await announce({ ...announcementOf(bytes), ...other });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json;
}

const complete = (upload: string, nth = OWNER, path = own.path) =>
  rig.api(nth, 'POST', `${path}/materials/${upload}/complete`);

const placesOf = ({ json }: ApiAnswer) =>
  json.defects.map(({ pointer, because }: Told) => `${pointer} ${because}`);

describe('an announcement', () => {
  test.each<[string, object, string[]]>([
    ['of nothing that the call asks', { material: 'nonsense' }, ['/material not-in-this-call']],
    ['of another type', { type: 'text/html' }, ['/type not-a-material-type']],
    ['of a type with a parameter', { type: 'application/pdf; x=1' }, ['/type not-a-material-type']],
    ['of no bytes', { bytes: 0 }, ['/bytes file-empty']],
    ['of fewer than none', { bytes: -1 }, ['/bytes malformed']],
    ['of half a byte', { bytes: 0.5 }, ['/bytes wrong-type']],
    ['of a byte too many', { bytes: 4 * MIB + 1 }, ['/bytes file-too-large']],
    ['of a hash in capitals', { sha256: 'AB'.repeat(32) }, ['/sha256 malformed']],
    ['of a hash that is too short', { sha256: 'ab' }, ['/sha256 malformed']],
    ['that names its upload', { upload: 'mine' }, ['/upload unknown-field']],
    [
      'of everything wrong',
      { material: 'x', type: 'x', bytes: 0, fileName: '..' },
      ['/material not-in-this-call', '/fileName malformed', '/type not-a-material-type', '/bytes file-empty'],
    ],
    [
      'of nothing',
      { material: undefined, fileName: undefined, type: undefined, bytes: undefined, sha256: undefined },
      ['/material missing', '/fileName missing', '/type missing', '/bytes missing', '/sha256 missing'],
    ],
  ])('%s is refused with all that is wrong', async (_name, other, places) => {
    const answer = await refused(rig, () => announce({ ...announcementOf(PDF), ...other }));
    expect([answer.status, placesOf(answer)]).toEqual([422, places]);
  });

  test.each([
    'a/b.pdf',
    '..\\b.pdf',
    '..',
    'a\u0000.pdf',
    'a\r\nx: y',
    'a\u202efdp.exe',
    'a\ud800',
    ' a',
    'x'.repeat(201),
    '',
  ])('of the name %j is refused', async (fileName) => {
    const answer = await refused(rig, () => announce({ ...announcementOf(PDF), fileName }));
    expect([answer.status, placesOf(answer)]).toEqual([422, ['/fileName malformed']]);
  });
});

describe('a file that is not what was said', () => {
  const other = Buffer.concat([PDF.subarray(0, PDF.length - 1), Buffer.from('y')]);
  test.each<[string, Uint8Array]>([
    ['longer', Buffer.concat([PDF, Buffer.from('x')])],
    ['shorter', PDF.subarray(0, PDF.length - 1)],
    ['empty', Buffer.alloc(0)],
    ['of other bytes', other],
  ])('is not even taken by storage where it is %s', async (_name, bytes) => {
    const { upload, form } = await announced(PDF);
    expect(await post(rig, form, bytes)).toBeGreaterThanOrEqual(400);
    const answer = await refused(rig, () => complete(upload));
    expect([answer.status, answer.json.because]).toEqual([409, 'not-uploaded']);
  });

  test.each<[string, string, Uint8Array]>([
    ['a page that says it is a PDF', 'application/pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['a PDF that says it is a picture', 'image/png', PDF],
    ['a picture that begins late', 'image/jpeg', Buffer.from([0x00, 0xff, 0xd8, 0xff, 0xe0])],
  ])('is refused, and again when asked again, where it is %s', async (_name, type, bytes) => {
    const { upload, form } = await announced(bytes, { type });
    expect(await post(rig, form, bytes)).toBe(204);
    for (const _time of [1, 2]) {
      const answer = await refused(rig, () => complete(upload));
      expect([answer.status, answer.json.because]).toEqual([422, 'file-refused']);
      expect(placesOf(answer)).toEqual(['/file file-is-not-its-type']);
    }
    const download = await refused(rig, () => rig.api(OWNER, 'GET', `${own.path}/materials/${upload}`));
    expect(download.status).toBe(404);
  });

  test.each<[string, (fields: Form['fields'], bodyOfAnother: string) => Form['fields']]>([
    ['another key', (fields) => ({ ...fields, key: 'materials/2021-0000-0001/x' })],
    ['another type', (fields) => ({ ...fields, 'Content-Type': 'text/html' })],
    ['another hash', (fields, hash) => ({ ...fields, 'x-amz-checksum-sha256': hash })],
    ['a wish of its own', (fields) => ({ ...fields, acl: 'public-read' })],
    [
      'another policy',
      (fields) => ({ ...fields, Policy: Buffer.from('{"conditions":[]}').toString('base64') }),
    ],
  ])('cannot be posted with %s than the form’s', async (_name, edit) => {
    const { upload, form } = await announced(PDF);
    const hash = Buffer.from(announcementOf(other).sha256, 'hex').toString('base64');
    expect(await post(rig, { ...form, fields: edit(form.fields, hash) }, PDF)).toBe(403);
    expect((await refused(rig, () => complete(upload))).json.because).toBe('not-uploaded');
  });
});

describe('a file that was taken in', () => {
  test('stays as it was, whatever is posted with its form afterwards', async () => {
    const { upload, form } = await announced(PDF);
    await post(rig, form, PDF);
    const first = await refused(rig, () => complete(upload));
    const before = await rig.everything();
    expect(await post(rig, form, PDF)).toBe(204);
    expect((await complete(upload)).text).toBe(first.text);
    expect(await rig.everything()).toEqual(before);
    expect((await rig.api(OWNER, 'GET', `${own.path}/materials/${upload}`)).text).toBe(PDF.toString());
  });

  test('is handed out to be saved, never to be shown within our site, under the name that was given', async () => {
    const fileName = `"; filename=x.html' (论文) %0d%0a*.pdf`;
    const { upload, form } = await announced(PDF, { fileName });
    await post(rig, form, PDF);
    const { status, headers } = await rig.api(OWNER, 'GET', `${own.path}/materials/${upload}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+\-.^_`|~%]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(fileName);
  });

  test('is found again after its bucket came back from a copy, under another version, by its bytes alone', async () => {
    const upload = await taken(rig, OWNER, own);
    const path = `${own.path}/materials/${upload}`;
    const key = uploadKey(own.id, upload);
    const { draft } = (await rig.story(own.id)).declaration;
    const { version = '' } = draft.materials?.find((each) => each.upload === upload) ?? {};
    await rig.machine.needs.materials.discard(key, version);
    rig.machine.upload({ key, type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 of somebody else') });
    expect((await rig.api(OWNER, 'GET', path)).status).toBe(500);
    rig.machine.upload({ key, type: 'application/pdf', bytes: PDF });
    const back = await rig.api(OWNER, 'GET', path);
    expect([back.status, back.text]).toEqual([200, PDF.toString()]);
  });

  test('and taken off is not there, and does not come back by completing it again', async () => {
    const upload = await taken(rig, OWNER, own);
    const path = `${own.path}/materials/${upload}`;
    expect(
      (await rig.api(OWNER, 'DELETE', path, { headers: await ifMatch(rig, OWNER, own.path) })).status,
    ).toBe(200);
    await refused(rig, () => complete(upload));
    const { materials } = (await rig.api(OWNER, 'GET', `${own.path}/materials`)).json;
    expect(materials.map((file: { upload: string }) => file.upload)).not.toContain(upload);
    expect((await rig.api(OWNER, 'GET', path)).status).toBe(404);
  });
});
