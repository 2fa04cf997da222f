import type Vips from 'wasm-vips';
import { MAX_PIXELS } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { holdsOverwrittenScan } from './overwritten-scan.ts';
import { vips } from './vips.ts';

/**
 * Decodes a picture to its last pixel, row by row, since its head proves nothing. In a JPEG any warning counts: the
 * library only warns when data ran out, or when it made up what it could not read.
 */
export async function openPicture(bytes: Uint8Array): Promise<Opened> {
  const library = await vips();
  if (bytes[0] !== 0xff) return decoded(library, bytes, 'truncated') ?? DAMAGED;
  const ended = Buffer.concat([bytes, END_OF_JPEG]);
  if (holdsOverwrittenScan(ended)) return DAMAGED;
  return decoded(library, ended, 'warning') ?? decoded(library, bytes, 'truncated') ?? DAMAGED;
}

const DAMAGED: Opened = { opens: false, because: 'picture-damaged' };

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
function decoded(vips: typeof Vips, bytes: Uint8Array, fail_on: 'truncated' | 'warning'): Opened | undefined {
  try {
    using picture = vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on });
    const { width, height } = picture;
    if (width * height > MAX_PIXELS) return { opens: false, because: 'picture-too-large', width, height };
    picture.avg();
    return { opens: true, width, height };
  } catch (error) {
    // The library broke rather than refused the picture.
    if ((error as Error).name === 'RuntimeError') throw error;
    // The library's message is a list of names and lines.
    const said = String((error as Error).message);
    if (/memory/i.test(said)) return { gaveUp: 'memory' };
    if (fail_on === 'warning' && isHarmless(said)) return undefined;
    return DAMAGED;
  }
}
