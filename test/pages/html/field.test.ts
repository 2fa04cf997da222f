import { expect, test } from 'vitest';
import { checkbox, idOf, radioField, textArea } from '../../../pages/html/field.ts';
import { tagsOf } from '../../rigs/pages/markup.ts';

test('makes an id of a pointer', () => {
  expect(idOf('/identity/phone')).toBe('identity-phone');
  expect(idOf('/hours/2019')).toBe('hours-2019');
});

test('gives a group the id of its first choice, so that a link lands where one can choose', () => {
  const options = ['one', 'two'].map((value) => ({ value, label: value }));
  const field = radioField({
    language: 'zh',
    name: '/level',
    label: 'Level',
    options,
    value: 'two',
    error: 'wrong',
  });
  const inputs = tagsOf(field.text).filter(({ name }) => name === 'input');
  expect(inputs.map(({ attributes }) => attributes.id)).toEqual(['level', 'level-2']);
  expect(inputs.map(({ attributes }) => 'checked' in attributes)).toEqual([false, true]);
});

test('keeps the first newline of a longer text', () => {
  const { text } = textArea({ language: 'zh', name: 'reason', label: 'Reason', value: '\nfirst' });
  expect(text).toContain('>\n\nfirst</textarea>');
});

test('the hint of a checkbox follows its label, whose words it needs, and the error comes before', () => {
  const { text } = checkbox({ language: 'zh', name: 'kept', label: '保存', hint: '可不选', error: '请勾选' });
  const [error, label, hint] = ['请勾选', '保存', '可不选'].map((part) => text.indexOf(part));
  expect([error, label, hint]).toEqual([error, label, hint].toSorted((a = 0, b = 0) => a - b));
  expect(text).toContain('aria-describedby="kept-hint kept-error"');
});
