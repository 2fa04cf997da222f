import { OF_CONDITIONS } from './of-conditions.ts';
import { OF_IDENTITY } from './of-identity.ts';
import { OF_LETTERS } from './of-letters.ts';
import { OF_MATERIALS } from './of-materials.ts';
import { OF_SCORING } from './of-scoring.ts';
import { OF_STEPS } from './of-steps.ts';

/** What a field of a call's file is, for editors: its title, its description in Chinese, and an example of its value. */
export type Meaning = readonly [title: string, description: string, example: unknown];

/** Meanings by the end of a field's path: `closes.levels` stands before `levels`. Items of a list add nothing to it. */
export type Meanings = Readonly<Record<string, Meaning>>;

const MEANINGS: Meanings = {
  ...OF_SCORING,
  ...OF_CONDITIONS,
  ...OF_STEPS,
  ...OF_LETTERS,
  ...OF_MATERIALS,
  ...OF_IDENTITY,
};

/** The meaning of the field at a path, by the longest end of the path that has one. */
export function meaningAt(path: readonly string[]): Meaning | undefined {
  const ends = path.map((_, from) => path.slice(from).join('.'));
  const end = ends.find((each) => Object.hasOwn(MEANINGS, each));
  return end === undefined ? undefined : MEANINGS[end];
}

/** The ends of paths that have a meaning. */
export const MEANT = Object.keys(MEANINGS);
