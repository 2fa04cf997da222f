import type Vips from 'wasm-vips';
import type { Drawn } from '../../domain/declaration/files/drawn-page.ts';
import { MAX_PIXELS } from '../../domain/declaration/files/material-file.ts';
import { vips } from './vips.ts';

/** Red, green, blue and opacity of each pixel, row by row. */
export interface Pixels {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * The form of every picture that we make: small print stays sharp, and a page of 1,200 pixels full of noise stays
 * under a megabyte and a half. Nothing that a file says of itself is kept.
 */
const FORM = { Q: 82, keep: 'none' } as const;
/** The most pixels down, at whatever width: a strip of paper gets narrower. */
export const MAX_HEIGHT = 3000;
const WHITE = [255, 255, 255];

export async function jpegOfPixels({ rgba, width, height }: Pixels): Promise<Drawn> {
  const library = await vips();
  using pixels = library.Image.newFromMemory(rgba, width, height, 4, library.BandFormat.uchar);
  using colours = pixels.extractBand(0, { n: 3 });
  return { jpeg: jpegOf(colours) };
}

/** Draws a picture smaller, turned as its camera says, on white where it is clear. It never gets larger. */
export async function jpegOfPicture(bytes: Uint8Array, width: number): Promise<Drawn> {
  const library = await vips();
  using head = library.Image.newFromBuffer(bytes);
  if (head.width * head.height > MAX_PIXELS) return { notDrawn: 'undrawable' };
  using small = library.Image.thumbnailBuffer(bytes, width, { height: MAX_HEIGHT, size: 'down' });
  using flat = small.hasAlpha() ? small.flatten({ background: WHITE }) : small.copy();
  using colours = flat.colourspace('srgb');
  return { jpeg: jpegOf(colours) };
}

function jpegOf(picture: Vips.Image): Uint8Array {
  return picture.jpegsaveBuffer(FORM);
}
