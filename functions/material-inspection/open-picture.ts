import type Vips from 'wasm-vips';
import { MAX_PIXELS } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { holdsOverwrittenScan } from './overwritten-scan.ts';
import { redrawn } from './redraw.ts';
import { vips as library } from './vips.ts';
import type { Seen } from './worker.ts';

/**
 * Decodes a picture to its last pixel, row by row, since its head proves nothing. In a JPEG any warning counts: the
 * library only warns when data ran out, or when it made up what it could not read.
 */
export async function openPicture(bytes: Uint8Array): Promise<Opened> {
  const vips = await library();
  return (await seenOf(vips, bytes, decodes(vips))).opened;
}

/**
 * Decodes a picture as `openPicture` does, and redraws it. It is decoded twice, because what makes a picture smaller goes on
 * over a fault.
 */
export async function redrawPicture(bytes: Uint8Array): Promise<Seen> {
  const vips = await library();
  const form = bytes[0] === 0xff ? 'jpeg' : 'png';
  const decode = decodes(vips);
  return seenOf(vips, bytes, (given, fail_on) => {
    decode(given, fail_on);
    return redrawn(vips, given, form);
  });
}

/** Reads every row of a picture. */
function decodes(vips: typeof Vips): Read {
  return (bytes, fail_on) => {
    using picture = vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on });
    picture.avg();
    return undefined;
  };
}

/** Reads a picture to its last pixel; throws where the library does. */
type Read = (bytes: Uint8Array, fail_on: FailOn) => Uint8Array | undefined;
type FailOn = 'truncated' | 'warning';

function seenOf(vips: typeof Vips, bytes: Uint8Array, read: Read): Seen {
  const decoded = (given: Uint8Array, fail_on: FailOn) => judged(vips, given, fail_on, read);
  if (bytes[0] !== 0xff) return decoded(bytes, 'truncated') ?? DAMAGED;
  const ended = Buffer.concat([bytes, END_OF_JPEG]);
  if (holdsOverwrittenScan(ended)) return DAMAGED;
  return decoded(ended, 'warning') ?? decoded(bytes, 'truncated') ?? DAMAGED;
}

export const DAMAGED: Seen = { opened: { opens: false, because: 'picture-damaged' } };

/** The end of a JPEG. A picture without it may be whole; a second one behind it is not read. */
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/**
 * Warnings of libjpeg that are not about the picture's data. Cameras leave a few bytes between its parts; many
 * bytes there mean lost data. https://github.com/libjpeg-turbo/libjpeg-turbo/blob/main/src/jerror.h (JWRN_…)
 */
const HARMLESS =
  /\b\d{1,2} extraneous bytes before marker|Adobe color transform|JFIF revision|bad ICC marker/i;

function isHarmless(said: string): boolean {
  const lines = said.split('\n').filter((line) => line.startsWith('VipsJpeg'));
  return lines.length > 0 && lines.every((line) => HARMLESS.test(line));
}

/**
 * Decodes a picture; undefined if only a harmless warning ended it. The size stands in the head and is judged
 * before. https://www.libvips.org/API/current/enum.FailOn.html
 */
function judged(vips: typeof Vips, bytes: Uint8Array, fail_on: FailOn, read: Read): Seen | undefined {
  try {
    using picture = vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on });
    const { width, height } = picture;
    if (width * height > MAX_PIXELS) return tooManyPixels(width, height);
    const made = read(bytes, fail_on);
    return { opened: { opens: true, width, height }, ...(made ? { redrawn: made } : {}) };
  } catch (error) {
    // The library broke rather than refused the picture.
    if ((error as Error).name === 'RuntimeError') throw error;
    // The library's message is a list of names and lines.
    const said = String((error as Error).message);
    if (/memory/i.test(said)) return { opened: { gaveUp: 'memory' } };
    if (fail_on === 'warning' && isHarmless(said)) return undefined;
    return DAMAGED;
  }
}

export function tooManyPixels(width: number, height: number): Seen {
  return { opened: { opens: false, because: 'picture-too-large', width, height } };
}
