import { signDefects, typedLine } from '../../typed/typed-text.ts';
import type { Defect } from '../../values/defect.ts';
import type { MaterialType } from './material-file.ts';

/**
 * The longest file name with its ending, in bytes of UTF-8: 83 Chinese characters and `.pdf`. File systems accept no
 * more.
 */
export const MAX_NAME_BYTES = 255;

/** The endings that fit each type. A name with none of them is given the first. */
const ENDINGS: Readonly<Record<MaterialType, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif', 'hif'],
};

/** Whether a text can be the name of a file; a path cannot. */
export function isFileName(name: string): boolean {
  return /^[^/\\]+$/.test(name) && !/^[.\s]+$/.test(name);
}

/** Returns every defect of the name under which a file of this type would be kept. */
export function fileNameDefects(fileName: string, type: MaterialType | undefined): Defect[] {
  const typed = typedLine(fileName);
  if (typed.length > MAX_NAME_BYTES) return [TOO_LONG];
  const signs = signDefects('/fileName', typed);
  if (signs.length > 0) return signs;
  if (!isFileName(typed)) return [{ at: '/fileName', because: 'malformed' }];
  const kept = type === undefined ? typed : keptName(typed, type);
  if (Buffer.byteLength(kept) <= MAX_NAME_BYTES) return [];
  return [TOO_LONG];
}

const TOO_LONG: Defect = {
  at: '/fileName',
  because: 'file-name-too-long',
  detail: { maximum: MAX_NAME_BYTES },
};

/**
 * The name under which a file is kept and handed out. Its ending is that of its type, because the reader's machine
 * chooses a program by the ending. Any other ending stays readable but no longer acts as one: `award.pdf.bat` becomes
 * `award_pdf_bat.pdf`. Invisible signs are removed. Applying it twice changes nothing.
 */
export function keptName(fileName: string, type: MaterialType): string {
  const name = typedLine(fileName).replace(/[.\s]+$/, '');
  return notReserved(fits(name, type) ? name : `${withoutEndings(name)}.${ENDINGS[type][0]}`);
}

/** The name of a file that is kept as another type than it had: its own ending makes room, so `a.heic` becomes `a.jpg`. */
export function renamed(fileName: string, from: MaterialType, to: MaterialType): string {
  const stem = from !== to && fits(fileName, from) ? fileName.slice(0, fileName.lastIndexOf('.')) : fileName;
  return keptName(stem === '' ? fileName : stem, to);
}

function fits(name: string, type: MaterialType): boolean {
  return ENDINGS[type].includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) && name.includes('.');
}

/** Only letters and digits that begin with a letter count as an ending; `v2.0` and `3.证书` have none. */
function withoutEndings(name: string): string {
  return name.replace(/(\.[A-Za-z][A-Za-z0-9]{0,9})+$/, (endings) => endings.replaceAll('.', '_'));
}

/**
 * Prefixes names that Windows reserves for devices, whatever their ending, and names that other systems hide:
 * https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
 */
function notReserved(name: string): string {
  const isKept = /^((con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*\.|\.)/i.test(name);
  return isKept ? `_${name}` : name;
}
