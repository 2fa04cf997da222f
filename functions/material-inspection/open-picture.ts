import Vips from 'wasm-vips';
import { MAX_PIXELS } from '../../domain/declaration/material-file.ts';
import type { Opened } from '../../domain/declaration/opened-file.ts';
import { holdsZeroedScan } from './zeroed-scan.ts';

let loading: Promise<typeof Vips> | undefined;

/** None of the formats that come as libraries of their own; one thread; nothing is kept from one file to the next. */
async function load(): Promise<typeof Vips> {
  const vips = await Vips({ dynamicLibraries: [], preRun: quiet, print: silent, printErr: silent });
  vips.concurrency(1);
  vips.Cache.max(0);
  return vips;
}

const silent = () => {};

/** Warnings that its threads would write themselves: https://www.libvips.org/API/current/func.init.html */
function quiet(module: { readonly ENV: Record<string, string> }): void {
  module.ENV.VIPS_WARNING = '0';
}

/**
 * Decodes a picture to its last pixel, row by row: its head alone proves nothing. Of a JPEG any warning counts: by a
 * warning alone its library says that it ran out of data, or made up what it could not read.
 */
export async function openPicture(bytes: Uint8Array): Promise<Opened> {
  loading ??= load();
  const vips = await loading;
  if (bytes[0] !== 0xff) return decoded(vips, bytes, 'truncated') ?? DAMAGED;
  const ended = Buffer.concat([bytes, END_OF_JPEG]);
  if (holdsZeroedScan(ended)) return DAMAGED;
  return decoded(vips, ended, 'warning') ?? decoded(vips, bytes, 'truncated') ?? DAMAGED;
}

const DAMAGED: Opened = { opens: false, because: 'picture-damaged' };

/** One that lacks its end may be whole; behind an end another one is not read. */
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/**
 * Warnings of libjpeg that are not about the picture's data. Cameras leave a few bytes between its parts; where there are
 * many, data was lost. https://github.com/libjpeg-turbo/libjpeg-turbo/blob/main/src/jerror.h (JWRN_…)
 */
const HARMLESS =
  /\b\d{1,2} extraneous bytes before marker|Adobe color transform|JFIF revision|bad ICC marker/i;

function isHarmless(said: string): boolean {
  const lines = said.split('\n').filter((line) => line.startsWith('VipsJpeg'));
  return lines.length > 0 && lines.every((line) => HARMLESS.test(line));
}

/**
 * Undefined where nothing but a harmless warning ended it. Its size is judged before, since that stands in the head.
 * https://www.libvips.org/API/current/enum.FailOn.html
 */
function decoded(vips: typeof Vips, bytes: Uint8Array, fail_on: 'truncated' | 'warning'): Opened | undefined {
  try {
    using picture = vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on });
    const { width, height } = picture;
    if (width * height > MAX_PIXELS) return { opens: false, because: 'picture-too-large', width, height };
    picture.avg();
    return { opens: true, width, height };
  } catch (error) {
    // It broke, rather than refuse the picture.
    if ((error as Error).name === 'RuntimeError') throw error;
    // The library's own is a list of its name and its lines.
    const said = String((error as Error).message);
    if (/memory/i.test(said)) return { gaveUp: 'memory' };
    if (fail_on === 'warning' && isHarmless(said)) return undefined;
    return DAMAGED;
  }
}
