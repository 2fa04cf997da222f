import { nameDefects, namesakeDefects, type Read, readAs } from '../../../domain/declaration/written.ts';
import { typedLine, typedText } from '../../../domain/typed/typed-text.ts';
import type { Typed } from '../../../pages/reviewer/case/act-form.ts';

/**
 * Whether each field stands in the form once, as our own pages send it. If a post had two decisions, nobody could
 * say which one the reviewer saw.
 */
export function isEachOnce(form: URLSearchParams): boolean {
  return new Set(form.keys()).size === form.size;
}

/** Fields of one line; every other field may have several. */
const LINES = [
  ...['statedName', 'statedPost', 'place', 'postedOn', 'countFor'],
  ...['paidOn', 'receipt', 'receivedOn', 'postmarkedOn'],
];

/** A form's fields, each in the normal form of what people type. */
export function typedIn(form: URLSearchParams): Typed {
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, LINES.includes(name) ? typedLine(value) : typedText(value)]),
  );
}

/** The person who decides, as stated. */
export interface Who {
  readonly statedName: string;
  readonly statedPost: string;
  /** Set if the person has the applicant's name and states to be somebody else. */
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
