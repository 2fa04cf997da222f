import type { Defect } from '../../values/defect.ts';
import { kindOfBytes, mayBe } from './kind-of-bytes.ts';

/** The accepted types: the formats of scans and photographs that every browser shows. */
export const MATERIAL_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MaterialType = (typeof MATERIAL_TYPES)[number];

/** The common name of each type. */
export const TYPE_NAMES: Readonly<Record<MaterialType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};

/**
 * The largest file in bytes: 4 MiB. A function hands files out, so that each download is authorised and carries its
 * headers. A function's answer holds 6 MB, which leaves 4.5 MB after base64:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const MAX_MATERIAL_BYTES = 4 * 1024 * 1024;

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
  const { mostBytes: maximum = MAX_MATERIAL_BYTES } = stated;
  if (bytes.length > maximum)
    defects.push({ at: '/file', because: 'file-too-large', detail: { maximum, size: sizeSaid(maximum) } });
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
