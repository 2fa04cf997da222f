import Vips from 'wasm-vips';
import { MOST_PIXELS } from '../../domain/material-file.ts';
import type { Opened } from '../../domain/opened-file.ts';

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
 * Decodes a picture to its last pixel, row by row: its head alone proves nothing. Its size is judged before, since that
 * stands in the head. https://www.libvips.org/API/current/enum.FailOn.html
 */
export async function openPicture(bytes: Uint8Array): Promise<Opened> {
  loading ??= load();
  const vips = await loading;
  try {
    using picture = vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on: 'truncated' });
    const { width, height } = picture;
    if (width * height > MOST_PIXELS) return { opens: false, because: 'picture-too-large', width, height };
    picture.avg();
    return { opens: true, width, height };
  } catch (error) {
    // It broke, rather than refuse the picture.
    if ((error as Error).name === 'RuntimeError') throw error;
    if (/memory/i.test(String(error))) return { gaveUp: 'memory' };
    return { opens: false, because: 'picture-damaged' };
  }
}
