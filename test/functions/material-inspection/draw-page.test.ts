import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import Vips from 'wasm-vips';
import { pixelsOf } from '../../../functions/material-inspection/draw-page.ts';
import { LIMITS } from '../../../functions/material-inspection/limits.ts';
import { heapOf, pdfium } from '../../../functions/material-inspection/pdfium.ts';
import { type WarmWorker, warmWorker } from '../../../functions/material-inspection/warm-worker.ts';
import { assembled, PNG, pdfOf, pngOf, writtenIn } from '../../rigs/real-files.ts';
import { openPictures } from './pictures.ts';

const SCRIPT = new URL('../../../functions/material-inspection/worker.ts', import.meta.url);
const WIDTH = 600;
const PDF = 'application/pdf';
const LOCKED = readFileSync(new URL('made-by-qpdf/user-password-aes-256.pdf', import.meta.url));

let files: WarmWorker;
let vips: typeof Vips;
beforeAll(async () => {
  files = warmWorker(SCRIPT, { ...LIMITS, seconds: 60 });
  vips = await Vips({ dynamicLibraries: [], print: () => {}, printErr: () => {} });
});
afterAll(async () => {
  await files.close();
  vips.shutdown();
});

const jpegOf = async (type: typeof PDF | 'image/png' | 'image/jpeg', bytes: Uint8Array, page = 1) => {
  const drawn = await files.draw(type, bytes, { page, width: WIDTH });
  if (!('jpeg' in drawn)) throw new Error(JSON.stringify(drawn));
  return Buffer.from(drawn.jpeg);
};

function sizeOf(jpeg: Buffer): [number, number] {
  using picture = vips.Image.newFromBuffer(jpeg);
  return [picture.width, picture.height];
}

/** The darkest of a picture's pixels between two shares of its height: 0 is black, 255 is white. */
function darkest(jpeg: Buffer, from: number, to: number): number {
  using picture = vips.Image.newFromBuffer(jpeg);
  const [top, bottom] = [Math.floor(picture.height * from), Math.floor(picture.height * to)];
  using part = picture.crop(0, top, picture.width, bottom - top);
  return part.min();
}

/** A page whose sheet is as large as stated. */
const sheet = (across: number, down: number) =>
  assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${across} ${down}] >>`,
  ]);

/** The number of pixels with ink on the first page, as the library draws it without a font of ours. */
async function bareInk(pdf: Buffer): Promise<number> {
  const library = await pdfium();
  const at = library.pdfium.wasmExports.malloc(pdf.length);
  heapOf(library).set(pdf, at);
  const page = library.FPDF_LoadPage(library.FPDF_LoadMemDocument(at, pdf.length, ''), 0);
  const drawn = pixelsOf(library, page, WIDTH);
  if (!('rgba' in drawn)) throw new Error(JSON.stringify(drawn));
  return drawn.rgba.filter((value) => value < 128).length;
}

describe('a page', () => {
  test.each(['Helvetica', 'STSong-Light'] as const)(
    'has ink where its text in %s stands, and nowhere else',
    async (font) => {
      const jpeg = await jpegOf(PDF, writtenIn(font));
      expect(sizeOf(jpeg)).toEqual([WIDTH, 849]);
      expect(darkest(jpeg, 0.1, 0.2)).toBeLessThan(80);
      expect(darkest(jpeg, 0.3, 1)).toBeGreaterThan(240);
    },
  );

  test('shows Chinese text that the library alone leaves out', async () => {
    expect(await bareInk(writtenIn('Helvetica'))).toBeGreaterThan(0);
    expect(await bareInk(writtenIn('STSong-Light'))).toBe(0);
  });

  test.each<[string, number, number]>([
    ['as large as a field', 14_400, 14_400],
    ['beyond all paper', 1e9, 1e9],
    ['a strip', 10, 1_000_000],
    ['a ribbon', 1_000_000, 10],
  ])('%s is drawn within bounds', async (_name, across, down) => {
    const [width, height] = sizeOf(await jpegOf(PDF, sheet(across, down)));
    expect(width).toBeLessThanOrEqual(WIDTH);
    expect(height).toBeLessThanOrEqual(3000);
  });

  test('is the last of ten thousand, and the next is not there', async () => {
    const long = pdfOf('long', 10_000);
    expect(sizeOf(await jpegOf(PDF, long, 10_000))).toEqual([WIDTH, 849]);
    expect(await files.draw(PDF, long, { page: 10_001, width: WIDTH })).toEqual({ notDrawn: 'no-such-page' });
  });
});

describe('a file that cannot be drawn says so', () => {
  test.each<[string, Buffer, object]>([
    ['behind a password', LOCKED, { notDrawn: 'undrawable' }],
    ['of nonsense', Buffer.from('%PDF-1.7 nonsense'), { notDrawn: 'undrawable' }],
    ['without pages', pdfOf('none', 0), { notDrawn: 'no-such-page' }],
  ])('%s', async (_name, bytes, drawn) => {
    expect(await files.draw(PDF, bytes, { page: 1, width: WIDTH })).toEqual(drawn);
  });

  test('when it takes more than its time', async () => {
    const spinning = warmWorker(new URL('spinning.ts', import.meta.url), { seconds: 1, megabytes: 64 });
    expect(await spinning.draw(PDF, new Uint8Array([0]), { page: 1, width: WIDTH })).toEqual({
      gaveUp: 'time',
    });
    await spinning.close();
  });
});

describe('a picture', () => {
  test('is drawn smaller, turned as its camera says, and never larger', async () => {
    const pictures = await openPictures(1200, 800);
    expect(sizeOf(await jpegOf('image/jpeg', pictures.turned()))).toEqual([WIDTH, 900]);
    pictures.close();
    expect(sizeOf(await jpegOf('image/png', PNG))).toEqual([12, 8]);
  });

  test('has one page', async () => {
    expect(await files.draw('image/png', PNG, { page: 2, width: WIDTH })).toEqual({
      notDrawn: 'no-such-page',
    });
  });

  test('of more pixels than are taken in is not drawn', async () => {
    const drawn = await files.draw('image/png', pngOf(20_000, 20_000, 1), { page: 1, width: WIDTH });
    expect(drawn).toEqual({ notDrawn: 'undrawable' });
  });

  test('of noise goes through the gateway of six megabytes', async () => {
    const pictures = await openPictures(1200, 3000);
    const drawn = await files.draw('image/jpeg', pictures.as('.jpg'), { page: 1, width: 1200 });
    pictures.close();
    expect('jpeg' in drawn && drawn.jpeg.length).toBeLessThan(4 * 1024 * 1024);
  });
});
