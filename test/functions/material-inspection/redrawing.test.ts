import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import Vips from 'wasm-vips';
import { MAX_SIDE, type MaterialType } from '../../../domain/declaration/files/material-file.ts';
import { LIMITS } from '../../../functions/material-inspection/limits.ts';
import { type WarmWorker, warmWorker } from '../../../functions/material-inspection/warm-worker.ts';
import { chunk } from '../../rigs/real-files.ts';

const SCRIPT = new URL('../../../functions/material-inspection/worker.ts', import.meta.url);
const HEIC = readFileSync(new URL('made-by-heif-enc/two-colours.heic', import.meta.url));

/** Time enough on a busy machine: here only the pictures are judged. */
const PATIENT = { ...LIMITS, seconds: 60 };

let files: WarmWorker;
let vips: typeof Vips;
beforeAll(async () => {
  files = warmWorker(SCRIPT, PATIENT);
  vips = await Vips({ dynamicLibraries: [], print: () => {}, printErr: () => {} });
});
afterAll(async () => {
  await files.close();
  vips.shutdown();
});

type Colour = 'red' | 'green' | 'blue' | 'white' | 'grey';

/** A picture whose quarters are red, green, blue and white, row by row. */
function quarters(width = 64, height = 32): Vips.Image {
  const quarter = (colour: number[]) =>
    vips.Image.black(width / 2, height / 2, { bands: 3 })
      .linear([1, 1, 1], colour)
      .cast(vips.BandFormat.uchar);
  const row = (left: number[], right: number[]) => quarter(left).join(quarter(right), 'horizontal');
  const upper = row([220, 0, 0], [0, 180, 0]);
  const lower = row([0, 0, 220], [255, 255, 255]);
  return upper.join(lower, 'vertical').copy({ interpretation: 'srgb' });
}

async function redrawn(type: MaterialType, bytes: Uint8Array): Promise<Uint8Array> {
  const { opened, redrawn: made } = await files.look(type, bytes);
  if (!made) throw new Error(JSON.stringify(opened));
  return made;
}

/** What a person sees in the middle of each quarter. */
function seenIn(bytes: Uint8Array): Colour[] {
  const picture = vips.Image.newFromBuffer(bytes);
  const at = (x: number, y: number) =>
    colourOf(picture.getpoint(Math.floor(picture.width * x), Math.floor(picture.height * y)));
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

function colourOf([red = 0, green = red, blue = red]: number[]): Colour {
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  if (least > 200) return 'white';
  if (most - least < 40) return 'grey';
  if (most === red) return 'red';
  return most === green ? 'green' : 'blue';
}

const UPRIGHT: Colour[] = ['red', 'green', 'blue', 'white'];
const LOSSLESS = ['image/png', 'png'] as const;

describe('a photograph is turned upright, as its EXIF says', () => {
  test.each<[number, Colour[], [number, number]]>([
    [1, ['red', 'green', 'blue', 'white'], [64, 32]],
    [2, ['green', 'red', 'white', 'blue'], [64, 32]],
    [3, ['white', 'blue', 'green', 'red'], [64, 32]],
    [4, ['blue', 'white', 'red', 'green'], [64, 32]],
    [5, ['red', 'blue', 'green', 'white'], [32, 64]],
    [6, ['blue', 'red', 'white', 'green'], [32, 64]],
    [7, ['white', 'green', 'blue', 'red'], [32, 64]],
    [8, ['green', 'white', 'red', 'blue'], [32, 64]],
  ])('by orientation %i', async (orientation, seen, size) => {
    const turned = quarters().copy();
    turned.setInt('orientation', orientation);
    const made = await redrawn('image/jpeg', turned.jpegsaveBuffer({ Q: 95, keep: 'exif' }));
    const picture = vips.Image.newFromBuffer(made);
    expect([seenIn(made), [picture.width, picture.height]]).toEqual([seen, size]);
    expect(picture.getTypeof('exif-data')).toBe(0);
  });
});

describe('nothing but its pixels is left of a picture', () => {
  const SECRET = 'N 30.7461 E 120.7555';

  test('of EXIF with a position, XMP, a comment and a profile in a JPEG', async () => {
    const tagged = quarters().copy();
    tagged.setString('exif-ifd3-GPSLatitude', SECRET);
    tagged.setString('exif-ifd0-Artist', SECRET);
    tagged.setBlob('xmp-data', Buffer.from(`<x:xmpmeta>${SECRET}</x:xmpmeta>`));
    const came = Buffer.from(tagged.jpegsaveBuffer({ keep: 'all', profile: 'srgb' }));
    expect([came.includes('Exif'), came.includes(SECRET), came.includes('ICC_PROFILE')]).toEqual([
      true,
      true,
      true,
    ]);
    const made = Buffer.from(await redrawn('image/jpeg', came));
    for (const mark of ['Exif', SECRET, 'ICC_PROFILE', 'xmpmeta']) expect(made.includes(mark)).toBe(false);
    const picture = vips.Image.newFromBuffer(made);
    for (const name of ['exif-data', 'xmp-data', 'icc-profile-data', 'iptc-data'])
      expect(picture.getTypeof(name)).toBe(0);
  });

  test('of text in a PNG', async () => {
    const plain = Buffer.from(quarters().pngsaveBuffer());
    const text = chunk('tEXt', Buffer.from(`Author\0${SECRET}`));
    // The head of a PNG ends after 33 bytes.
    const came = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)]);
    const made = Buffer.from(await redrawn('image/png', came));
    expect([made.includes(SECRET), made.includes('tEXt'), made.includes('iTXt')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(seenIn(made)).toEqual(UPRIGHT);
  });
});

describe('a picture looks as it did, in sRGB with eight bits', () => {
  test.each<[string, MaterialType, () => Uint8Array]>([
    ['in CMYK', 'image/jpeg', () => quarters().colourspace('cmyk').jpegsaveBuffer({ Q: 95 })],
    ['in several passes', 'image/jpeg', () => quarters().jpegsaveBuffer({ Q: 95, interlace: true })],
    ['interlaced', LOSSLESS[0], () => quarters().pngsaveBuffer({ interlace: true })],
    ['of 16 bits', LOSSLESS[0], () => quarters().colourspace('rgb16').pngsaveBuffer({ bitdepth: 16 })],
    ['of a palette', LOSSLESS[0], () => quarters().pngsaveBuffer({ palette: true })],
  ])('%s', async (_, type, made) => {
    const bytes = await redrawn(type, made());
    const { interpretation, format, bands } = vips.Image.newFromBuffer(bytes);
    expect([seenIn(bytes), interpretation, format, bands]).toEqual([UPRIGHT, 'srgb', 'uchar', 3]);
  });

  test('lies on white where it was clear', async () => {
    const clear = quarters().bandjoin(vips.Image.black(64, 32)).copy({ interpretation: 'srgb' });
    expect(seenIn(await redrawn('image/png', clear.pngsaveBuffer()))).toEqual(Array(4).fill('white'));
  });

  test('coded in HEVC by a telephone becomes a JPEG', async () => {
    const { opened, redrawn: made = new Uint8Array() } = await files.look('image/heic', HEIC);
    expect([opened, [...made.subarray(0, 3)]]).toEqual([
      { opens: true, width: 64, height: 30 },
      [0xff, 0xd8, 0xff],
    ]);
    expect(seenIn(made)).toEqual(['red', 'blue', 'red', 'blue']);
  });
});

test.each([0.1, 0.4, 0.9])('a HEIC of which only %f is there is refused as damaged', async (share) => {
  const { opened } = await files.look('image/heic', HEIC.subarray(0, HEIC.length * share));
  expect(opened).toEqual({ opens: false, because: 'picture-damaged' });
});

test('a large picture is made smaller, and a small one is never made larger', async () => {
  const sizeOf = async (width: number, height: number) => {
    const made = vips.Image.newFromBuffer(
      await redrawn('image/jpeg', quarters(width, height).jpegsaveBuffer()),
    );
    return [made.width, made.height];
  };
  expect(await sizeOf(2 * MAX_SIDE, MAX_SIDE)).toEqual([MAX_SIDE, MAX_SIDE / 2]);
  expect(await sizeOf(100, 3 * MAX_SIDE)).toEqual([33, MAX_SIDE]);
  expect(await sizeOf(64, 32)).toEqual([64, 32]);
});

test('the same bytes give the same picture, also in another thread', async () => {
  const came = quarters(600, 400).jpegsaveBuffer();
  const first = await redrawn('image/jpeg', came);
  const another = warmWorker(SCRIPT, PATIENT);
  const { redrawn: second } = await another.look('image/jpeg', came);
  await another.close();
  expect(Buffer.from(second ?? []).equals(first)).toBe(true);
});
