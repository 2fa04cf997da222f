import type { Defect } from './draft.ts';

/** What a file may be: the formats of scans and photographs that every browser shows. */
export const MATERIAL_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MaterialType = (typeof MATERIAL_TYPES)[number];

/**
 * The largest file, in bytes: 4 MiB. Files are handed out by a function, so that each download is authorised and
 * carries its headers; its answer holds 6 MB, in which base64 leaves room for 4.5:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MOST_MATERIAL_BYTES = 4 * 1024 * 1024;

/**
 * How many files one declaration holds, and how long their names may be: 85 Chinese characters or 255 letters, which is
 * what file systems take. A file is up to 650 bytes of a record of at most 400 KB, which holds three drafts: the present
 * one, the one submitted last and the one before. test/domain/record-budget.test.ts adds everything up.
 */
export const MOST_MATERIALS = 100;
export const MOST_NAME_BYTES = 255;

/** How the bytes of each type begin. */
const BEGINNINGS: Readonly<Record<MaterialType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** Whether the first bytes are those of the declared type. */
export function beginsAs(type: MaterialType, bytes: Uint8Array): boolean {
  return BEGINNINGS[type].every((byte, index) => bytes[index] === byte);
}

export function isMaterialType(type: string): type is MaterialType {
  return (MATERIAL_TYPES as readonly string[]).includes(type);
}

/** What was said of a file before it was uploaded; a page without script cannot say size and SHA-256. */
export interface StatedFile {
  readonly type: MaterialType;
  readonly bytes?: number;
  /** In hex. */
  readonly sha256?: string;
}

/** Everything in which the bytes that arrived differ from what was said of them, or from what may be taken in. */
export function fileDefects(stated: StatedFile, bytes: Uint8Array, sha256: string): Defect[] {
  const { type } = stated;
  const defects: Defect[] = [];
  if (bytes.length === 0) defects.push({ at: '/file', because: 'file-empty' });
  if (bytes.length > MOST_MATERIAL_BYTES)
    defects.push({ at: '/file', because: 'file-too-large', detail: { maximum: MOST_MATERIAL_BYTES } });
  if (stated.bytes !== undefined && stated.bytes !== bytes.length)
    defects.push({ at: '/file', because: 'file-size-differs' });
  if (stated.sha256 !== undefined && stated.sha256 !== sha256)
    defects.push({ at: '/file', because: 'file-hash-differs' });
  if (bytes.length > 0 && !beginsAs(type, bytes))
    defects.push({ at: '/file', because: 'file-is-not-its-type', detail: { type } });
  return defects;
}
