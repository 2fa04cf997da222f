type Beginning = readonly [name: string, at: number, bytes: string];

/**
 * The first bytes of the accepted kinds of pictures, with their offset. The brands of HEIC are registered at
 * https://mp4ra.org/registered-types/brands; `mif1` may hold another coding, which only opening tells.
 */
const PICTURES: readonly Beginning[] = [
  ['JPEG', 0, '\xff\xd8\xff'],
  ['PNG', 0, '\x89PNG\r\n\x1a\n'],
  ['HEIC', 4, 'ftyphei'],
  ['HEIC', 4, 'ftyphev'],
  ['HEIC', 4, 'ftypmif1'],
  ['HEIC', 4, 'ftypmsf1'],
];

/** The first bytes of files that people often mistake for an accepted one, with their offset. */
const OTHERS: readonly Beginning[] = [
  ['AVIF', 4, 'ftypavif'],
  ['WebP', 8, 'WEBP'],
  ['GIF', 0, 'GIF8'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
  ['BMP', 0, 'BM'],
  ['OFD / Word / ZIP', 0, 'PK\x03\x04'],
  ['Word / Excel', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['RAR', 0, 'Rar!'],
];

/** Readers look for a PDF's header in the first 1024 bytes: ISO 32000-1, annex H.3, implementation note 13. */
const PDF_HEADER_WITHIN = 1024;

/**
 * Whether bytes may be of an accepted kind. The header of a PDF may stand behind anything, such as a driver's line or
 * the first bytes of another kind of file, so only opening the file decides.
 */
export function mayBe(kind: string, bytes: Uint8Array): boolean {
  return kind === 'PDF' ? beginningOf(bytes).includes('%PDF-') : kindOfBytes(bytes) === kind;
}

/** The kind of a file by its first bytes; undefined if they are unknown. It does not say that the file opens. */
export function kindOfBytes(bytes: Uint8Array): string | undefined {
  const beginning = beginningOf(bytes);
  const among = (kinds: readonly Beginning[]) =>
    kinds.find(([, at, expected]) => beginning.startsWith(expected, at))?.[0];
  return among(PICTURES) ?? (beginning.includes('%PDF-') ? 'PDF' : among(OTHERS));
}

function beginningOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, PDF_HEADER_WITHIN));
}
