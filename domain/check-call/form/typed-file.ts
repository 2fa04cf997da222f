import { halfWidth } from '../../typed/half-width.ts';
import { closingTyped, dayTyped, timeTyped } from '../../typed/typed-day.ts';
import { signDefects, typedLine, typedText } from '../../typed/typed-text.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';
import { kindAt, type TextKind } from './form-at.ts';

/**
 * The value of a call's file with every name and text in its normal form, as everything else that people type. A text
 * is read as the form has it at its place: a day as a day, a word of the program as one, and prose as it is.
 */
export function typedFile(value: unknown, path: Path = []): unknown {
  if (typeof value === 'string') return READ_AS[kindAt(path)](value);
  if (Array.isArray(value)) return value.map((each, index) => typedFile(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  const taken = new Set(Object.keys(value));
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
    const name = nameIn(taken, key);
    taken.add(name);
    return [name, typedFile(each, [...path, name])];
  });
  return Object.fromEntries(entries);
}

/** The name that a key stands for: its normal form. A key whose normal form another key has stays as it is typed. */
function nameIn(taken: ReadonlySet<string>, key: string): string {
  const name = nameTyped(key);
  return taken.has(name) ? key : name;
}

/** The normal form of a field's name, and of a word by which a program knows something. */
export function nameTyped(text: string): string {
  return halfWidth(typedLine(text));
}

/** The longest text that is read as a day, a time, a number or a word; a longer one stays as it is. */
const MAX_READ = 80;

function short(read: (text: string) => unknown): (text: string) => unknown {
  return (text) => (text.length > MAX_READ ? typedText(text) : read(text));
}

const READ_AS: Readonly<Record<TextKind, (text: string) => unknown>> = {
  word: short(nameTyped),
  day: short(dayTyped),
  closing: short(closingTyped),
  time: short(timeTyped),
  number: short(numberTyped),
  prose: typedText,
};

/** A number in full-width digits. A text of ASCII digits was put in quotes and is meant as a text. */
function numberTyped(text: string): unknown {
  const typed = nameTyped(text);
  return typed !== text && /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
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
