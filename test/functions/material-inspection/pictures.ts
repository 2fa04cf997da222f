import Vips from 'wasm-vips';

export interface Pictures {
  /** A photograph as the options of libvips' writer say, by its ending: `.jpg[interlace=true]`. */
  as(form: string, space?: 'cmyk' | 'rgb16' | 'srgb'): Buffer;
  /** A page without anything on it. */
  blank(form: string): Buffer;
  /** The picture turned by its EXIF alone. */
  turned(): Buffer;
  close(): void;
}

/** Pictures of noise, so that none compresses to nothing, made by the library's writers. */
export async function openPictures(width = 400, height = 300): Promise<Pictures> {
  const vips = await Vips({ dynamicLibraries: [], print: () => {}, printErr: () => {} });
  const noise = vips.Image.gaussnoise(width, height, { mean: 128, sigma: 40, seed: 1 });
  const photo = noise.bandjoin([noise, noise]).cast('uchar').copy({ interpretation: 'srgb' });
  return {
    as: (form, space = 'srgb') => Buffer.from(photo.colourspace(space).writeToBuffer(form)),
    blank(form) {
      const white = vips.Image.black(800, 600).linear([1], [255]).cast('uchar');
      const page = white.bandjoin([white, white]).copy({ interpretation: 'srgb' });
      return Buffer.from(page.writeToBuffer(form));
    },
    turned() {
      const exif = photo.copy();
      exif.setInt('orientation', 6);
      return Buffer.from(exif.writeToBuffer('.jpg'));
    },
    close: () => vips.shutdown(),
  };
}
