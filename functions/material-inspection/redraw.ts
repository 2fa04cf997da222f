import type Vips from 'wasm-vips';
import { MAX_SIDE } from '../../domain/declaration/files/material-file.ts';

const SMALL = { height: MAX_SIDE, size: 'down', output_profile: 'srgb' } as const;

/**
 * Redraws a picture: upright, in sRGB with 8 bits a channel on white, at most `MAX_SIDE` pixels on a side, and with no word
 * besides its pixels. One thread draws, so the same bytes always give the same picture.
 * https://www.libvips.org/API/current/ctor.Image.thumbnail_buffer.html
 */
export function redrawn(vips: typeof Vips, bytes: Uint8Array, form: 'jpeg' | 'png'): Uint8Array {
  using small = vips.Image.thumbnailBuffer(bytes, MAX_SIDE, SMALL);
  return encoded(vips, small, form);
}

/** Redraws pixels of four channels, the last of which says how far each is seen. */
export function redrawnPixels(
  vips: typeof Vips,
  { pixels, width, height }: { pixels: Uint8Array; width: number; height: number },
): Uint8Array {
  using whole = vips.Image.newFromMemory(pixels, width, height, 4, vips.BandFormat.uchar);
  using coloured = whole.copy({ interpretation: 'srgb' });
  using small = coloured.thumbnailImage(MAX_SIDE, SMALL);
  return encoded(vips, small, 'jpeg');
}

/**
 * Encodes a picture without its metadata. A JPEG keeps the full colour of each pixel, since a red seal lies over black
 * print.
 */
function encoded(vips: typeof Vips, picture: Vips.Image, form: 'jpeg' | 'png'): Uint8Array {
  using coloured = picture.colourspace('srgb');
  using flat = coloured.hasAlpha() ? coloured.flatten({ background: [255, 255, 255] }) : coloured.copy();
  using plain = flat.cast(vips.BandFormat.uchar);
  return form === 'png'
    ? plain.pngsaveBuffer({ keep: 'none', bitdepth: 8, compression: 6 })
    : plain.jpegsaveBuffer({ keep: 'none', Q: 85, subsample_mode: 'off' });
}
