import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fileDefects,
  MAX_PIXELS,
  type MaterialType,
} from '../../../domain/declaration/files/material-file.ts';
import { type WarmWorker, warmWorker } from '../../../functions/material-inspection/warm-worker.ts';
import { assembled, JPEG, PDF, PNG, pdfOf, pngOf } from '../../rigs/real-files.ts';
import { openPictures, type Pictures } from './pictures.ts';

const SCRIPT = new URL('../../../functions/material-inspection/worker.ts', import.meta.url);

let files: WarmWorker;
let pictures: Pictures;
beforeAll(async () => {
  files = warmWorker(SCRIPT);
  pictures = await openPictures();
});
afterAll(async () => {
  await files.close();
  pictures.close();
});

/** The finding on a file of this type: by its bytes, then by opening it, as when it is taken in. */
async function seen(type: MaterialType, bytes: Uint8Array): Promise<unknown> {
  const [defect] = fileDefects({ type }, bytes, '');
  if (defect) return defect.because;
  return (await files.look(type, bytes)).opened;
}

const byQpdf = (name: string) => readFileSync(new URL(`made-by-qpdf/${name}.pdf`, import.meta.url));
const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
const unopened = (because: string) => ({ opens: false, because });

/** A PDF as word processors write it: fonts, streams, objects in streams. */
async function written(pages: number, useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let nth = 0; nth < pages; nth += 1) document.addPage().drawText(`Page ${nth}`);
  if (pages > 0) document.getPage(0).drawImage(await document.embedJpg(pictures.as('.jpg')));
  return Buffer.from(await document.save({ addDefaultPage: false, useObjectStreams }));
}

const CONTENT = deflateSync(Buffer.from('BT /F1 24 Tf 72 700 Td (Hello) Tj ET '.repeat(400)), { level: 0 });

/** A PDF whose one page has these bytes as its compressed content. */
function withContent(bytes: Buffer): Buffer {
  const data = bytes.toString('latin1');
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n${data}\nendstream`,
  ]);
}

/** The bytes with zeros from this share of them on. */
const zeroed = (bytes: Buffer, from: number) => Buffer.from(bytes).fill(0, Math.floor(bytes.length * from));

/** A PDF whose picture has zeros from this share of it on. */
async function withZeroedPicture(from: number, useObjectStreams: boolean): Promise<Buffer> {
  const pdf = await written(1, useObjectStreams);
  const picture = pictures.as('.jpg');
  const at = pdf.indexOf(picture);
  return pdf.fill(0, at + Math.floor(picture.length * from), at + picture.length);
}

/** A PDF whose object stream has zeros from its half on. */
async function withZeroedObjects(): Promise<Buffer> {
  const pdf = await written(1, true);
  const begin = pdf.indexOf('stream', pdf.indexOf('/ObjStm')) + 7;
  const end = pdf.indexOf('endstream', begin);
  return pdf.fill(0, (begin + end) >> 1, end);
}

/** A white page as a picture without loss. */
async function withBlankPicture(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage().drawImage(await document.embedPng(pictures.blank('.png')));
  document
    .addPage()
    .drawImage(await document.embedJpg(new Uint8Array(pictures.blank('.jpg[optimize_coding=true]'))));
  return Buffer.from(await document.save());
}

describe('a PDF that a reviewer can open is taken', () => {
  const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
  test.each<[string, number, () => Buffer | Promise<Buffer>]>([
    ['of one page', 1, () => PDF],
    ['with text and a picture', 2, () => written(2, false)],
    ['with its objects in streams', 2, () => written(2, true)],
    ['of a hundred pages', 100, () => pdfOf('long', 100)],
    ['with compressed content', 1, () => withContent(CONTENT)],
    ['with a blank page’s content', 1, () => withContent(deflateSync(Buffer.from('q Q')))],
    ['with empty content', 1, () => withContent(Buffer.alloc(0))],
    ['with blank pages as pictures', 2, withBlankPicture],
    ['after a byte order mark', 1, () => Buffer.concat([BOM, PDF])],
    ['after a line', 1, () => Buffer.concat([Buffer.from('Printed by a driver\r\n'), PDF])],
    ['after 600 bytes', 1, () => Buffer.concat([Buffer.alloc(600, 'x'), PDF])],
    ['with a line behind its end', 1, () => Buffer.concat([PDF, Buffer.from('\r\n\0\0')])],
    ...['BM', 'PK\x03\x04', 'RIFF1234WEBP', '\xff\xd8\xff'].map((before): [string, number, () => Buffer] => [
      `after ${JSON.stringify(before)}`,
      1,
      () => Buffer.concat([Buffer.from(before, 'latin1'), PDF]),
    ]),
    ['linearized', 3, () => byQpdf('linearized')],
    ['of version 2.0', 3, () => byQpdf('version-2')],
    ['protected by its owner alone, with AES-256', 3, () => byQpdf('owner-password-aes-256')],
    ['protected by its owner alone, with RC4', 3, () => byQpdf('owner-password-rc4')],
  ])('%s', async (_, pages, made) => {
    expect(await seen('application/pdf', await made())).toEqual({ opens: true, pages });
  });
});

describe('a PDF that no reviewer can open is refused by name', () => {
  test.each<[string, unknown, () => Buffer | Promise<Buffer>]>([
    ['five bytes', unopened('pdf-damaged'), () => Buffer.from('%PDF-')],
    ['a header alone', unopened('pdf-damaged'), () => Buffer.from(`%PDF-1.7\n${'x'.repeat(2000)}`)],
    [
      'no header in the first 1024 bytes',
      'file-is-not-its-type',
      () => Buffer.concat([Buffer.alloc(1030, 'x'), PDF]),
    ],
    ['a password, AES-256', unopened('pdf-locked'), () => byQpdf('user-password-aes-256')],
    ['a password, AES-128', unopened('pdf-locked'), () => byQpdf('user-password-aes-128')],
    ['a password, RC4', unopened('pdf-locked'), () => byQpdf('user-password-rc4')],
    ['cut in the middle', unopened('pdf-damaged'), async () => cut(await written(3, false), 0.5)],
    [
      'cut in the middle, objects in streams',
      unopened('pdf-damaged'),
      async () => cut(await written(3, true), 0.5),
    ],
    ['linearized and cut', unopened('pdf-damaged'), () => cut(byQpdf('linearized'), 0.5)],
    ...[false, true].flatMap((objects) =>
      [0, 0.5].map((from): [string, unknown, () => Promise<Buffer>] => [
        `a picture of zeros from ${from} on, objects in streams: ${objects}`,
        unopened('pdf-damaged'),
        () => withZeroedPicture(from, objects),
      ]),
    ),
    ['content of zeros', unopened('pdf-damaged'), () => withContent(zeroed(CONTENT, 0))],
    ['content of zeros from its half on', unopened('pdf-damaged'), () => withContent(zeroed(CONTENT, 0.5))],
    ['objects of zeros from their half on', expect.objectContaining({ opens: false }), withZeroedObjects],
    ['no page', unopened('pdf-without-pages'), () => written(0, false)],
    [
      'a page that is not there',
      { ...unopened('pdf-page-damaged'), page: 2 },
      () => Buffer.from(pdfOf('gap', 3).toString('latin1').replace('4 0 obj', '9 0 obj'), 'latin1'),
    ],
    [
      'an encryption that only one program knows',
      unopened('pdf-protected'),
      () =>
        assembled(
          [
            '<< /Type /Catalog /Pages 2 0 R >>',
            '<< /Type /Pages /Kids [] /Count 0 >>',
            '<< /Filter /Own.Handler /V 4 >>',
          ],
          '/Encrypt 3 0 R /ID [<00> <00>] ',
        ),
    ],
  ])('%s', async (_, expected, made) => {
    expect(await seen('application/pdf', await made())).toEqual(expected);
  });
});

describe('a picture that opens is taken', () => {
  test.each<[string, MaterialType, () => Buffer]>([
    ['JPEG', 'image/jpeg', () => JPEG],
    ['a photograph', 'image/jpeg', () => pictures.as('.jpg')],
    ['progressive JPEG', 'image/jpeg', () => pictures.as('.jpg[interlace=true]')],
    ['CMYK JPEG', 'image/jpeg', () => pictures.as('.jpg', 'cmyk')],
    ['JPEG that its EXIF turns', 'image/jpeg', () => pictures.turned()],
    [
      'JPEG with bytes behind its end',
      'image/jpeg',
      () => Buffer.concat([pictures.as('.jpg'), Buffer.alloc(64)]),
    ],
    ['JPEG without its end', 'image/jpeg', () => pictures.as('.jpg').subarray(0, -2)],
    [
      'progressive JPEG without its end',
      'image/jpeg',
      () => pictures.as('.jpg[interlace=true]').subarray(0, -2),
    ],
    ['JPEG whose last byte is missing', 'image/jpeg', () => pictures.as('.jpg').subarray(0, -1)],
    [
      'JPEG with bytes before its data',
      'image/jpeg',
      () => {
        const whole = pictures.as('.jpg');
        const data = whole.indexOf(Buffer.from([0xff, 0xda]));
        return Buffer.concat([whole.subarray(0, data), Buffer.from([1, 2, 3]), whole.subarray(data)]);
      },
    ],
    [
      'JPEG of a camera that names a transform of its own',
      'image/jpeg',
      () => {
        const [whole, adobe] = [pictures.as('.jpg'), Buffer.from('Adobe\0d\0\0\0\0\x09', 'latin1')];
        return Buffer.concat([
          whole.subarray(0, 2),
          Buffer.from([0xff, 0xee, 0, 14]),
          adobe,
          whole.subarray(2),
        ]);
      },
    ],
    ...['.jpg', '.jpg[optimize_coding=true]', '.jpg[Q=95,optimize_coding=true]', '.jpg[interlace=true]'].map(
      (form): [string, MaterialType, () => Buffer] => [
        `a blank page as ${form}`,
        'image/jpeg',
        () => pictures.blank(form),
      ],
    ),
    [
      'JPEG with zeros behind its end',
      'image/jpeg',
      () => Buffer.concat([pictures.as('.jpg'), Buffer.alloc(4096)]),
    ],
    ['PNG', 'image/png', () => PNG],
    ['PNG without its last part', 'image/png', () => pictures.as('.png').subarray(0, -12)],
    ['interlaced PNG', 'image/png', () => pictures.as('.png[interlace=true]')],
    ['PNG of 16 bits', 'image/png', () => pictures.as('.png', 'rgb16')],
    ['PNG with a palette', 'image/png', () => pictures.as('.png[palette=true]')],
  ])('%s', async (_, type, made) => {
    expect(await seen(type, made())).toMatchObject({ opens: true });
  });
});

describe('a picture that does not open, or is another kind, is refused by name', () => {
  const damaged = unopened('picture-damaged');
  const most = Math.ceil(Math.sqrt(MAX_PIXELS)) + 1;
  test.each<[string, MaterialType, unknown, () => Buffer]>([
    ['three bytes of a JPEG', 'image/jpeg', damaged, () => JPEG.subarray(0, 3)],
    ['JPEG cut in the middle', 'image/jpeg', damaged, () => cut(pictures.as('.jpg'), 0.5)],
    ['JPEG cut near its end', 'image/jpeg', damaged, () => cut(pictures.as('.jpg'), 0.95)],
    ...['.jpg', '.jpg[interlace=true]', '.jpg[restart_interval=50]', '.jpg[optimize_coding=true]'].flatMap(
      (form) =>
        [0.5, 0.95].map((share): [string, MaterialType, unknown, () => Buffer] => [
          `${form} cut at ${share}, with an end put behind`,
          'image/jpeg',
          damaged,
          () => Buffer.concat([cut(pictures.as(form), share), Buffer.from([0xff, 0xd9])]),
        ]),
    ),
    ...[
      ...['.jpg', '.jpg[interlace=true]', '.jpg[restart_interval=50]', '.jpg[optimize_coding=true]'],
      ...['.jpg[Q=95,subsample_mode=off]', '.png', '.png[interlace=true]'],
    ].flatMap((form) =>
      ([0, 12] as const).map((kept): [string, MaterialType, unknown, () => Buffer] => [
        `${form} with zeros for half of its data, the last ${kept} bytes kept`,
        form.startsWith('.png') ? 'image/png' : 'image/jpeg',
        damaged,
        () => {
          const bytes = pictures.as(form);
          return bytes.fill(0, bytes.length >> 1, bytes.length - kept);
        },
      ]),
    ),
    ...['.jpg', '.jpg[optimize_coding=true]', '.jpg[Q=95,subsample_mode=off]'].flatMap((form) =>
      [0x00, 0x41, 0x55, 0xaa].map((byte): [string, MaterialType, unknown, () => Buffer] => [
        `${form} with 4096 bytes of ${byte} in its middle`,
        'image/jpeg',
        damaged,
        () => {
          const bytes = pictures.as(form);
          return bytes.fill(byte, bytes.length >> 1, (bytes.length >> 1) + 4096);
        },
      ]),
    ),
    ['progressive JPEG, cut', 'image/jpeg', damaged, () => cut(pictures.as('.jpg[interlace=true]'), 0.5)],
    ['CMYK JPEG, cut', 'image/jpeg', damaged, () => cut(pictures.as('.jpg', 'cmyk'), 0.7)],
    ['the first bytes of a PNG', 'image/png', damaged, () => PNG.subarray(0, 8)],
    ['PNG cut in the middle', 'image/png', damaged, () => cut(pictures.as('.png'), 0.5)],
    ['PNG cut near its end', 'image/png', damaged, () => cut(pictures.as('.png'), 0.95)],
    ['interlaced PNG, cut', 'image/png', damaged, () => cut(pictures.as('.png[interlace=true]'), 0.5)],
    ['PNG with fewer rows than it says', 'image/png', damaged, () => pngOf(200, 200, 100)],
    [
      'a PNG of a few bytes that says to be enormous',
      'image/png',
      { ...unopened('picture-too-large'), width: 65_000, height: 65_000 },
      () => pngOf(65_000, 65_000, 1),
    ],
    [
      'a picture a pixel too large',
      'image/png',
      { ...unopened('picture-too-large'), width: most, height: most },
      () => pngOf(most, most, 1),
    ],
    ['PNG that was said to be JPEG', 'image/jpeg', 'file-is-another-type', () => PNG],
    ['JPEG that was said to be PNG', 'image/png', 'file-is-another-type', () => JPEG],
    ['PDF that was said to be JPEG', 'image/jpeg', 'file-is-another-type', () => PDF],
    ['a page of the web', 'image/jpeg', 'file-is-not-its-type', () => Buffer.from('<html>')],
  ])('%s', async (_, type, expected, made) => {
    expect(await seen(type, made())).toEqual(expected);
  });
});

describe('a file that takes more than it may', () => {
  const spinning = (limits = { seconds: 0.2, megabytes: 500 }) =>
    warmWorker(new URL('spinning.ts', import.meta.url), limits);
  const asked = (first: number, second = 0) => ['application/pdf', new Uint8Array([first, second])] as const;

  test('is given up when its time is over, and the next one is opened', async () => {
    const worker = spinning();
    expect(await worker.look(...asked(0))).toEqual({ opened: { gaveUp: 'time' } });
    await worker.close();
    const patient = spinning({ seconds: 20, megabytes: 500 });
    expect(await patient.look(...asked(7))).toEqual({ opened: { opens: true, pages: 7 } });
    await patient.close();
  });

  test.each([
    ['ends its thread', 1],
    ['throws', 2],
  ])('is given up where it %s, and the next one is opened', async (_, first) => {
    const worker = spinning({ seconds: 20, megabytes: 500 });
    const both = [worker.look(...asked(first)), worker.look(...asked(7))];
    expect(await Promise.all(both)).toEqual([
      { opened: { gaveUp: 'crash' } },
      { opened: { opens: true, pages: 7 } },
    ]);
    await worker.close();
  });

  test('is opened by one that grew large, which is not kept', async () => {
    const worker = spinning({ seconds: 20, megabytes: 500 });
    for (const pages of [7, 8])
      expect(await worker.look(...asked(pages, 200))).toMatchObject({ opened: { pages } });
    await worker.close();
  });

  test('is given up where it needs more memory than there is', async () => {
    const small = warmWorker(SCRIPT, { seconds: 60, megabytes: 24 });
    const large = Buffer.concat([PDF, Buffer.alloc(32 * 1024 * 1024)]);
    expect(await small.look('application/pdf', large)).toHaveProperty('opened.gaveUp');
    expect(await small.look('application/pdf', PDF)).toEqual({ opened: { opens: true, pages: 1 } });
    await small.close();
  });
});
