import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadKey } from '../../../casework/materials/upload-key.ts';
import {
  type ApiRig,
  announcementOf,
  begun,
  type Form,
  ifMatch,
  type Own,
  openApiRig,
  post,
  refused,
  type Told,
  taken,
} from '../../rigs/api/declaring.ts';
import { anotherPdf, JPEG, PDF, PNG, pdfOf, pngOf } from '../../rigs/real-files.ts';
import type { ApiAnswer } from '../../rigs/web/rig.ts';

const LOCKED = readFileSync('test/functions/material-inspection/made-by-qpdf/user-password-aes-256.pdf');
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
    ['of a byte too many', { bytes: 20 * MIB + 1 }, ['/bytes file-too-large']],
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

  test.each(['a/b.pdf', '..\\b.pdf', '..', ' \u200b ', 'x'.repeat(256), ''])(
    'of the name %j is refused',
    async (fileName) => {
      const answer = await refused(rig, () => announce({ ...announcementOf(PDF), fileName }));
      expect([answer.status, placesOf(answer)]).toEqual([422, ['/fileName malformed']]);
      expect(answer.json.defects[0].detail).toContain('改名');
    },
  );

  test.each(['a\r\nx: y', 'a\ud800', 'a\ufffd.pdf', 'a\u2029b'])(
    'of the name %j is refused by its sign',
    async (fileName) => {
      const answer = await refused(rig, () => announce({ ...announcementOf(PDF), fileName }));
      expect([answer.status, placesOf(answer)]).toEqual([422, ['/fileName wrong-sign']]);
    },
  );

  test.each([
    ['award.pdf', 'award.pdf'],
    ['award.pdf.bat', 'award_pdf_bat.pdf'],
    ['x.html', 'x_html.pdf'],
    ['con.pdf', '_con.pdf'],
    ['证书', '证书.pdf'],
    ['a\u202efdp.exe', 'afdp_exe.pdf'],
    ['a\u0000.pdf', 'a.pdf'],
    [' \u200b论文 .pdf ', '论文 .pdf'],
    ['x'.repeat(251), `${'x'.repeat(251)}.pdf`],
  ])('of the name %j is kept under %j, and says so', async (fileName, kept) => {
    const answer = await announce({ ...announcementOf(anotherPdf()), fileName });
    expect([answer.status, answer.json.fileName]).toEqual([201, kept]);
  });

  test('of a name that is too long with its ending is refused with how long it may be', async () => {
    const answer = await refused(rig, () => announce({ ...announcementOf(PDF), fileName: 'x'.repeat(252) }));
    expect([answer.status, placesOf(answer)]).toEqual([422, ['/fileName file-name-too-long']]);
    expect(answer.json.defects[0].detail).toContain('255');
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

  test.each<[string, string, Uint8Array, string, string]>([
    [
      'a page that says it is a PDF',
      'application/pdf',
      Buffer.from('<html>'),
      'file-is-not-its-type',
      '换一个文件',
    ],
    ['a PDF that says it is a picture', 'image/png', PDF, 'file-is-another-type', '请选 PDF 重新上传'],
    ['a PNG that says it is a JPEG', 'image/jpeg', PNG, 'file-is-another-type', '请选 PNG 重新上传'],
    [
      'a picture that begins late',
      'image/jpeg',
      Buffer.from([0x00, 0xff, 0xd8, 0xff]),
      'file-is-not-its-type',
      'JPEG',
    ],
    [
      'a text of an office program',
      'application/pdf',
      Buffer.from('PK\x03\x04 word/'),
      'file-is-of-no-type-taken',
      '打印',
    ],
    ['five bytes', 'application/pdf', Buffer.from('%PDF-'), 'pdf-damaged', '重新打印'],
    ['three bytes of a JPEG', 'image/jpeg', JPEG.subarray(0, 3), 'picture-damaged', '重新拍照'],
    ['locked by a password', 'application/pdf', LOCKED, 'pdf-locked', '去掉打开密码'],
    ['a cut PDF', 'application/pdf', PDF.subarray(0, 150), 'pdf-damaged', '重新打印'],
    ['a PDF without pages', 'application/pdf', pdfOf('none', 0), 'pdf-without-pages', '一页也没有'],
    ['enormous by its head', 'image/png', pngOf(65_000, 65_000, 1), 'picture-too-large', '65000×65000'],
  ])('is refused, and again when asked again, where it is %s', async (_name, type, bytes, because, says) => {
    const { upload, form } = await announced(bytes, { type });
    expect(await post(rig, form, bytes)).toBe(204);
    for (const _time of [1, 2]) {
      const answer = await refused(rig, () => complete(upload));
      expect([answer.status, answer.json.because]).toEqual([422, 'file-refused']);
      expect(placesOf(answer)).toEqual([`/file ${because}`]);
      expect(answer.json.defects[0].detail).toContain(says);
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
    const pdf = anotherPdf();
    const { upload, form } = await announced(pdf);
    await post(rig, form, pdf);
    const first = await refused(rig, () => complete(upload));
    const before = await rig.everything();
    expect(await post(rig, form, pdf)).toBe(204);
    expect((await complete(upload)).text).toBe(first.text);
    expect(await rig.everything()).toEqual(before);
    const file = await rig.handedOut(OWNER, `${own.path}/materials/${upload}`);
    expect(await file.text()).toBe(pdf.toString());
  });

  test('is handed out to be saved, never to be shown within our site, under the name that was given', async () => {
    const fileName = `"; filename=x.html' (论文) %0d%0a*.pdf`;
    const pdf = anotherPdf();
    const { upload, form } = await announced(pdf, { fileName });
    await post(rig, form, pdf);
    const led = await rig.api(OWNER, 'GET', `${own.path}/materials/${upload}`);
    expect([led.status, led.text]).toEqual([303, '']);
    expect(led.headers.get('cache-control')).toBe('no-store');
    expect(led.headers.get('referrer-policy')).toBe('no-referrer');
    const { status, headers } = await fetch(led.headers.get('location') ?? '');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9!#$&+\-.^_`|~%]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(fileName);
  });

  test('is found again after its bucket came back from a copy, under another version, by its bytes alone', async () => {
    const pdf = anotherPdf();
    const upload = await taken(rig, OWNER, own, pdf);
    const path = `${own.path}/materials/${upload}`;
    const key = uploadKey(own.id, upload);
    const { draft } = (await rig.story(own.id)).declaration;
    const { version = '' } = draft.materials?.find((each) => each.upload === upload) ?? {};
    await rig.machine.needs.materials.discard(key, version);
    rig.machine.upload({ key, type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 of somebody else') });
    expect((await rig.api(OWNER, 'GET', path)).status).toBe(500);
    rig.machine.upload({ key, type: 'application/pdf', bytes: pdf });
    const back = await rig.handedOut(OWNER, path);
    expect([back.status, await back.text()]).toEqual([200, pdf.toString()]);
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

describe('the same bytes', () => {
  test('for the same material are refused before they are stored twice, by the name of the first', async () => {
    const pdf = anotherPdf();
    await taken(rig, OWNER, own, pdf);
    const answer = await refused(rig, () => announce({ ...announcementOf(pdf), fileName: '又一份.pdf' }));
    expect([answer.status, placesOf(answer)]).toEqual([422, ['/file file-given-already']]);
    expect(answer.json.defects[0].detail).toContain('论文.pdf');
  });

  test('announced twice before either arrived are taken in once', async () => {
    const pdf = anotherPdf();
    const both = [await announced(pdf), await announced(pdf)];
    for (const { form } of both) await post(rig, form, pdf);
    const answers = await Promise.all(both.map(({ upload }) => complete(upload)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const { materials } = (await rig.api(OWNER, 'GET', `${own.path}/materials`)).json;
    const { sha256 } = announcementOf(pdf);
    expect(materials.filter((file: { sha256: string }) => file.sha256 === sha256)).toHaveLength(1);
  });

  test('for another material are taken in, and told', async () => {
    const pdf = anotherPdf();
    await taken(rig, OWNER, own, pdf);
    const { upload, form } = await announced(pdf, { material: 'honours' });
    await post(rig, form, pdf);
    expect((await complete(upload)).json).toMatchObject({ material: 'honours', alsoGivenFor: ['papers'] });
  });
});
