import { describe, expect, test } from 'vitest';
import { fill, fillLines } from '../../../domain/wording/fill.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';

describe('filling a text', () => {
  test('puts every value in, as often as its placeholder occurs', () => {
    expect(fill('{a}和{b}，{a}', { a: '一', b: '二' })).toBe('一和二，一');
  });

  test('leaves an unknown placeholder as it stands, so that it is noticed', () => {
    expect(fill('截止{closesOn}', {})).toBe('截止{closesOn}');
  });

  test('does not fill placeholders inside a value', () => {
    expect(fill('{a}', { a: '{b}', b: '二' })).toBe('{b}');
  });
});

describe('filling a text line by line', () => {
  test('drops the lines that state something unknown, and only those', () => {
    expect(fillLines('一{a}\n二{b}\n三', { a: '1' })).toBe('一1\n三');
  });

  test('does not ask an employer whose notice has ended for a posting', () => {
    const body = jiaxing.texts.value['asked-to-review']?.body ?? '';
    const known = {
      reference: 'R',
      call: 'C',
      decisions: 'D',
      stage: 'S',
      closesOn: '2021-11-11',
    };
    expect(fillLines(body, known)).toContain('2021-11-11');
    expect(fillLines(body, known)).not.toContain('公示');
    expect(fillLines(body, { ...known, lastFeasible: '2021-11-03' })).toContain('2021-11-03');
  });
});
