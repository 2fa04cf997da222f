import type { Defect } from '../../values/defect.ts';
import { kindOfBytes, mayBe } from './kind-of-bytes.ts';

/**
 * The types that are taken: scans and photographs. Telephones make HEIC, which few browsers show; it is kept as a JPEG.
 */
export const MATERIAL_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'] as const;
export type MaterialType = (typeof MATERIAL_TYPES)[number];

/** The common name of each type. */
export const TYPE_NAMES: Readonly<Record<MaterialType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/heic': 'HEIC',
};

/**
 * The type under which a picture is kept once it is redrawn; undefined for a PDF, which stays as it is. A PNG stays one,
 * because it holds text and seals without loss and a call may ask for it.
 */
export function redrawnType(type: MaterialType): MaterialType | undefined {
  if (type === 'application/pdf') return undefined;
  return type === 'image/png' ? 'image/png' : 'image/jpeg';
}

/**
 * The largest file in bytes: 20 MiB, which holds any photograph of a telephone and a scan of some forty pages. Storage
 * takes and hands out files by itself, so no function's payload bounds them.
 */
export const MAX_MATERIAL_BYTES = 20 * 1024 * 1024;

/**
 * The longest side of a redrawn picture in pixels. An A4 page then has 222 dots an inch, on which print of 6 points and
 * the ring of a seal are read; twice as many pixels would take four times the room for nothing that is read.
 */
export const MAX_SIDE = 2600;

/** The most bytes that may arrive as a file of this type. A picture is judged once it is redrawn. */
export function mostArriving(type: MaterialType, mostBytes: number = MAX_MATERIAL_BYTES): number {
  return redrawnType(type) === undefined ? mostBytes : MAX_MATERIAL_BYTES;
}

/** The defect of a file that has more bytes than are taken. */
export function tooLarge(at: string, maximum: number): Defect {
  return { at, because: 'file-too-large', detail: { maximum, size: sizeSaid(maximum) } };
}

/**
 * The largest picture: an A3 page at 600 dots per inch has 69.6 million pixels. The limit is needed because a few bytes
 * can state more pixels than any memory holds.
 */
export const MAX_PIXELS = 70_000_000;

/**
 * The most files of one declaration. test/adapters/records/declarations/parts.test.ts adds up that they fit into an
 * item of the table.
 */
export const MAX_MATERIALS = 100;

export function isMaterialType(type: string): type is MaterialType {
  return (MATERIAL_TYPES as readonly string[]).includes(type);
}

/** The statements about a file before its upload. A page without script cannot state size and SHA-256. */
export interface StatedFile {
  readonly type: MaterialType;
  readonly bytes?: number;
  /** In hex. */
  readonly sha256?: string;
  /** The most bytes, as they were admitted; without it as many as the system takes. */
  readonly mostBytes?: number;
}

/** Says a number of bytes as people read it; a limit of whole megabytes has no fraction. */
export function sizeSaid(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  if (megabytes < 1) return `${Math.ceil(bytes / 1024)} KB`;
  return Number.isInteger(megabytes) ? `${megabytes} MB` : `${megabytes.toFixed(1)} MB`;
}

/** Returns every way in which the bytes that arrived differ from what was stated, or from what is accepted. */
export function fileDefects(stated: StatedFile, bytes: Uint8Array, sha256: string): Defect[] {
  const defects: Defect[] = [];
  if (bytes.length === 0) defects.push({ at: '/file', because: 'file-empty' });
  const maximum = mostArriving(stated.type, stated.mostBytes);
  if (bytes.length > maximum) defects.push(tooLarge('/file', maximum));
  if (stated.bytes !== undefined && stated.bytes !== bytes.length)
    defects.push({ at: '/file', because: 'file-size-differs' });
  if (stated.sha256 !== undefined && stated.sha256 !== sha256)
    defects.push({ at: '/file', because: 'file-hash-differs' });
  return bytes.length === 0 ? defects : [...defects, ...kindDefects(stated.type, bytes)];
}

/** People often name a picture as the wrong kind, so the defect says what the file is and they can choose that kind. */
function kindDefects(type: MaterialType, bytes: Uint8Array): Defect[] {
  const stated = TYPE_NAMES[type];
  if (mayBe(stated, bytes)) return [];
  const found = kindOfBytes(bytes);
  if (found === undefined) return [{ at: '/file', because: 'file-is-not-its-type', detail: { stated } }];
  const isTaken = (Object.values(TYPE_NAMES) as string[]).includes(found);
  const detail = { stated, found };
  return isTaken
    ? [{ at: '/file', because: 'file-is-another-type', detail }]
    : [{ at: '/file', because: 'file-is-of-no-type-taken', detail }];
}
