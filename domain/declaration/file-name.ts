import { signDefects, typedLine } from '../typed/typed-text.ts';
import type { Defect } from '../values/defect.ts';
import type { MaterialType } from './material-file.ts';
import { utf8Length } from './record-budget.ts';

/** How long a file's name may be with its ending, in bytes of UTF-8: 83 Chinese characters and `.pdf`; file systems take no more. */
export const MAX_NAME_BYTES = 255;

/** The endings that fit each type; the first is given to a name that has none of them. */
const ENDINGS: Readonly<Record<MaterialType, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
};

/** Whether a name is one of a file and no path. */
export function isFileName(name: string): boolean {
  return /^[^/\\]+$/.test(name) && !/^[.\s]+$/.test(name);
}

/** Everything that is wrong with the name under which a file of this type would be kept. */
export function nameDefects(fileName: string, type: MaterialType | undefined): Defect[] {
  const typed = typedLine(fileName);
  if (typed.length > MAX_NAME_BYTES) return [TOO_LONG];
  const signs = signDefects('/fileName', typed);
  if (signs.length > 0) return signs;
  if (!isFileName(typed)) return [{ at: '/fileName', because: 'malformed' }];
  const kept = type === undefined ? typed : keptName(typed, type);
  if (utf8Length(kept) <= MAX_NAME_BYTES) return [];
  return [TOO_LONG];
}

const TOO_LONG: Defect = {
  at: '/fileName',
  because: 'file-name-too-long',
  detail: { maximum: MAX_NAME_BYTES },
};

/**
 * The name under which a file is kept and handed out: its ending is that of its type, since by the ending the reader's
 * machine decides what to do with it. Another ending is left readable, and is none any more: `award.pdf.bat` becomes
 * `award_pdf_bat.pdf`. What nobody sees in a name is left out, as everywhere. Given again it stays as it is.
 */
export function keptName(fileName: string, type: MaterialType): string {
  const name = typedLine(fileName).replace(/[.\s]+$/, '');
  return notReserved(fits(name, type) ? name : `${withoutEndings(name)}.${ENDINGS[type][0]}`);
}

function fits(name: string, type: MaterialType): boolean {
  return ENDINGS[type].includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) && name.includes('.');
}

/** A tail of letters and digits that begins with a letter is taken for an ending; `v2.0` and `3.证书` have none. */
function withoutEndings(name: string): string {
  return name.replace(/(\.[A-Za-z][A-Za-z0-9]{0,9})+$/, (endings) => endings.replaceAll('.', '_'));
}

/**
 * Names that Windows keeps for devices, whatever their ending, and those that other systems hide:
 * https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
 */
function notReserved(name: string): string {
  const isKept = /^((con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*\.|\.)/i.test(name);
  return isKept ? `_${name}` : name;
}
