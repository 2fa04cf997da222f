import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { AskedFact } from '../../../domain/eligibility/facts-asked.ts';
import { hoursFields } from '../../../pages/facts/hours-fields.ts';
import type { Typed } from '../../../pages/facts/typed-facts.ts';
import { html } from '../../../pages/html/html.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';
import { tagsOf } from '../../rigs/pages/markup.ts';

/** The fields of 2019 with their values. */
function shown(typed: Typed, subjects?: string[]) {
  const asked: AskedFact = { fact: 'hours', clause: '', years: [2019], ...(subjects ? { subjects } : {}) };
  const form = { language: 'zh', call: jiaxing, vocabularies: VOCABULARIES, under: '/facts', typed } as const;
  const rest = { errors: {}, savedNow: {}, isDescribed: true, asked: new Map([['hours', [asked]] as const]) };
  const { text } = html`${hoursFields({ ...form, ...rest }, 2019)}`;
  const inputs = tagsOf(text).filter(({ attributes }) => attributes.name !== undefined);
  return inputs.map(({ attributes }) => [attributes.name, attributes.value]);
}

test('hours by subject stand as their sum where one number is asked for', () => {
  const typed = { '/facts/hours/2019/professional': '20', '/facts/hours/2019/general': '0.5' };
  expect(shown(typed)).toEqual([['/facts/hours/2019', '20.5']]);
});

test('one number stands in the field of the sum where subjects are asked for', () => {
  expect(shown({ '/facts/hours/2019': '90' }, ['professional'])).toEqual([
    ['/facts/hours/2019/professional', ''],
    ['/facts/hours/2019/total', '90'],
  ]);
});

test('a subject that is stated is shown, asked for or not', () => {
  const typed = { '/facts/hours/2019/general': '30' };
  expect(shown(typed, ['professional'])).toContainEqual(['/facts/hours/2019/general', '30']);
});
