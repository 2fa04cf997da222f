import { PATTERNS } from '../../call/call.ts';
import { closingTyped } from '../../typed/typed-day.ts';
import { signDefects, typedText } from '../../typed/typed-text.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';

/**
 * The value of a call's file with every text in its normal form, as everything else that people type. A text that is a
 * day or a closing and nothing else is written as one.
 */
export function typedFile(value: unknown): unknown {
  if (typeof value === 'string') return typedValue(value);
  if (Array.isArray(value)) return value.map(typedFile);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typedFile(each)]));
}

/** The longest text that may be a closing; a longer one is not read as one. */
const MAX_CLOSING = 40;

function typedValue(value: string): string {
  const text = typedText(value);
  const closing = text.length > MAX_CLOSING ? text : closingTyped(text);
  return PATTERNS.closing.test(closing) ? closing : text;
}

/** The findings on signs that must not stay in a text, each with the place of the text. */
export function signFindings(value: unknown, path: Path = []): Finding[] {
  if (typeof value === 'string') return signsIn(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    signFindings(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function signsIn(text: string, path: Path): Finding[] {
  const [found] = signDefects('', text, false);
  if (found?.because !== 'wrong-sign') return [];
  const { signs, signsEn } = found.detail ?? {};
  const where = written(path);
  return [
    {
      path,
      because: 'wrong-sign',
      zh: `${where} 有不能收下的字符：${signs}；请改用正确的字。`,
      en: `${where} holds signs that cannot be kept: ${signsEn}; type the right ones.`,
    },
  ];
}
