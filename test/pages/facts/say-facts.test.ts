import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { factRows } from '../../../pages/facts/say-facts.ts';
import { html } from '../../../pages/html/html.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';

const words = { language: 'zh', call: jiaxing, vocabularies: VOCABULARIES } as const;

test('hours by subject are shown subject by subject, with their sum', () => {
  const rows = factRows(words, { hours: { 2020: 90, 2021: { professional: 60, total: 92 } } });
  expect(rows.map(([name, value]) => html`${name}: ${value}`.text)).toEqual([
    '2020年继续教育学时: 90',
    '2021年继续教育学时: 专业科目 60、合计 92',
  ]);
});

test('work that goes on says so, and work that has ended names its end', () => {
  const employments = [{ from: '2015-07-01' }, { from: '2010-07', to: '2015-06' }];
  const [on, ended] = factRows(words, { employments }).map(([, value]) => html`${value}`.text);
  expect(on).toContain('2015-07-01 至今');
  expect(ended).not.toContain('至今');
  const [inEnglish] = factRows({ ...words, language: 'en' }, { employments });
  expect(html`${inEnglish?.[1]}`.text).toMatch(/since <span[^>]*>2015-07-01</);
});
