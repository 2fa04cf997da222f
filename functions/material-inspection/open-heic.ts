import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MAX_PIXELS } from '../../domain/declaration/files/material-file.ts';
import { DAMAGED, tooManyPixels } from './open-picture.ts';
import { redrawnPixels } from './redraw.ts';
import { vips } from './vips.ts';
import type { Seen } from './worker.ts';

/** The part of the library that is used: https://github.com/catdad-experiments/libheif-js */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(into: Pixels, done: (drawn: Pixels | null) => void): void;
  free(): void;
}
interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
interface Library {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}
type Load = (settings: {
  wasmBinary: Uint8Array;
  print(): void;
  printErr(): void;
}) => Library | Promise<Library>;

let loading: Promise<Library> | undefined;

/** Loads the library with the first HEIC: few files are one. */
async function load(): Promise<Library> {
  const wasmBinary = await readFile(
    fileURLToPath(import.meta.resolve('libheif-js/libheif-wasm/libheif.wasm')),
  );
  const { default: open } = await import('libheif-js/libheif-wasm/libheif.js');
  return (open as unknown as Load)({ wasmBinary, print: silent, printErr: silent });
}

const silent = () => {};

/**
 * Decodes the primary picture of a HEIC, upright as the file says, and redraws it as a JPEG. The file states its size
 * before its pixels, so too many of them are never drawn.
 */
export async function redrawHeic(bytes: Uint8Array): Promise<Seen> {
  loading ??= load();
  const { HeifDecoder } = await loading;
  const images = new HeifDecoder().decode(bytes);
  try {
    const image = images.find((each) => each.is_primary()) ?? images[0];
    if (!image) return DAMAGED;
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > MAX_PIXELS) return tooManyPixels(width, height);
    const drawn = await drawnOf(image, width, height);
    if (!drawn) return DAMAGED;
    const redrawn = redrawnPixels(await vips(), { pixels: drawn, width, height });
    return { opened: { opens: true, width, height }, redrawn };
  } finally {
    for (const image of images) image.free();
  }
}

async function drawnOf(image: HeifImage, width: number, height: number): Promise<Uint8Array | undefined> {
  const { promise, resolve } = Promise.withResolvers<Pixels | null>();
  image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, resolve);
  const drawn = await promise;
  return drawn ? new Uint8Array(drawn.data.buffer) : undefined;
}
