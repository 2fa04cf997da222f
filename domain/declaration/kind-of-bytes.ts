type Beginning = readonly [name: string, at: number, bytes: string];

/** How the bytes of a picture that is taken in begin, and where. */
const PICTURES: readonly Beginning[] = [
  ['JPEG', 0, '\xff\xd8\xff'],
  ['PNG', 0, '\x89PNG\r\n\x1a\n'],
];

/** The same of what is often mistaken for a file that is taken in. */
const OTHERS: readonly Beginning[] = [
  ['HEIC', 4, 'ftyphei'],
  ['HEIC', 4, 'ftyphev'],
  ['HEIC', 4, 'ftypmif1'],
  ['HEIC', 4, 'ftypmsf1'],
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
 * Whether bytes may be of a kind that is taken in. A PDF's header may stand behind anything, as a driver's line or bytes by
 * which another file begins: who opens it decides.
 */
export function mayBe(kind: string, bytes: Uint8Array): boolean {
  return kind === 'PDF' ? beginningOf(bytes).includes('%PDF-') : kindOfBytes(bytes) === kind;
}

/** What these bytes are by their beginning; undefined where nobody knows. Whether they open is for who opens them. */
export function kindOfBytes(bytes: Uint8Array): string | undefined {
  const beginning = beginningOf(bytes);
  const among = (kinds: readonly Beginning[]) =>
    kinds.find(([, at, expected]) => beginning.startsWith(expected, at))?.[0];
  return among(PICTURES) ?? (beginning.includes('%PDF-') ? 'PDF' : among(OTHERS));
}

function beginningOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, PDF_HEADER_WITHIN));
}
