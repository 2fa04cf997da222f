import * as v from 'valibot';
import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { orderOf, vocabulariesForm } from '../../../domain/eligibility/vocabulary.ts';

test('the form takes the vocabularies whole, and none without a list or with a term that has no name', () => {
  expect(v.parse(vocabulariesForm, VOCABULARIES)).toEqual(VOCABULARIES);
  const { awards: _, ...less } = VOCABULARIES;
  expect(v.is(vocabulariesForm, less)).toBe(false);
  expect(v.is(vocabulariesForm, { ...VOCABULARIES, awards: [{ id: 'prize' }] })).toBe(false);
});

test('a term has the order of what the call holds it equal to, and no order where nobody says', () => {
  const bachelor = orderOf(VOCABULARIES, 'degrees', 'bachelor');
  expect(bachelor).toBeTypeOf('number');
  expect(orderOf(VOCABULARIES, 'degrees', 'technician-class')).toBeUndefined();
  expect(orderOf(VOCABULARIES, 'degrees', 'technician-class', { 'technician-class': 'bachelor' })).toBe(
    bachelor,
  );
  expect(orderOf(VOCABULARIES, 'degrees', 'no')).toBeUndefined();
});
