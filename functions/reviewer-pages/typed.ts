import { nameDefects, namesakeDefects, type Read, readAs } from '../../domain/declaration/written.ts';
import { typedLine, typedText } from '../../domain/typed/typed-text.ts';
import type { Typed } from '../../pages/reviewer/act-form.ts';

/**
 * Whether each field stands there once, as our own pages send them: of two decisions in one post nobody could say which
 * one the reviewer saw.
 */
export function isEachOnce(form: URLSearchParams): boolean {
  return new Set(form.keys()).size === form.size;
}

/** Each of them is one line; every other field may have several. */
const LINES = ['statedName', 'statedPost', 'place', 'postedOn', 'countFor'];

/** A form's fields, each in the normal form of what people type. */
export function typedIn(form: URLSearchParams): Typed {
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, LINES.includes(name) ? typedLine(value) : typedText(value)]),
  );
}

/** Who decides, as he states himself. */
export interface Who {
  readonly statedName: string;
  readonly statedPost: string;
  /** Called as the applicant is, and stated to be somebody else. */
  readonly otherPerson?: true;
}

export function readWho(
  { statedName = '', statedPost = '', otherPerson }: Typed,
  isNamesake: boolean,
): Read<Who> {
  const stated = { statedName, statedPost, ...(isNamesake ? { otherPerson: true as const } : {}) };
  return readAs(stated, [
    ...nameDefects('statedName', statedName),
    ...nameDefects('statedPost', statedPost),
    ...namesakeDefects(isNamesake, otherPerson),
  ]);
}
