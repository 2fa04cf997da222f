import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import { levelsHeld } from '../../../domain/eligibility/level-held.ts';

const LEVELS = ['technician', 'assistant-engineer', 'engineer', 'senior-engineer', 'ordered-by-nobody'];
const heldEqual = { value: { programmer: 'assistant-engineer' }, source: '三' };

test.each<[string, Person, number]>([
  ['nothing stated', {}, 0],
  ['no title', { titles: [] }, 0],
  ['one title', { titles: [{ title: 'engineer' }] }, 3],
  ['the higher of two titles', { titles: [{ title: 'engineer' }, { title: 'technician' }] }, 3],
  ['a title that the call holds equal to one', { titles: [{ title: 'programmer' }] }, 2],
  ['a title that nobody orders', { titles: [{ title: 'ordered-by-nobody' }] }, 0],
])('with %s, the levels up to the highest title are held', (_, person, held) => {
  expect(levelsHeld(LEVELS, person, { heldEqual }, VOCABULARIES)).toEqual(LEVELS.slice(0, held));
});
