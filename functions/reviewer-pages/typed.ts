import { nameDefects, type Read, readAs } from '../../domain/written.ts';
import type { Typed } from '../../pages/reviewer/act-form.ts';

/**
 * Whether each field stands there once, as our own pages send them: of two decisions in one post nobody could say which
 * one the reviewer saw.
 */
export function isEachOnce(form: URLSearchParams): boolean {
  return new Set(form.keys()).size === form.size;
}

/** A form's fields, with newlines as we keep them. */
export function typedIn(form: URLSearchParams): Typed {
  return Object.fromEntries([...form].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n').trim()]));
}

/** Who decides, as he states himself. */
export interface Who {
  readonly statedName: string;
  readonly statedPost: string;
}

export function readWho({ statedName = '', statedPost = '' }: Typed): Read<Who> {
  return readAs({ statedName, statedPost }, [
    ...nameDefects('statedName', statedName),
    ...nameDefects('statedPost', statedPost),
  ]);
}
