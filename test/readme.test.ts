import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourcesOf } from './domain/sources.ts';

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const walkIn = (path: string) => /## (?:五分钟|Five minutes)[\s\S]*?(?=\n## )/.exec(textOf(path))?.[0] ?? '';
const words = [...new Set([...walkIn('README.zh.md').matchAll(/“([^”]+)”/g)].map(([, word = '']) => word))];
const shown = [
  ...(['pages', 'domain', 'local', 'functions'] as const).flatMap((room) =>
    sourcesOf(room).map(({ text }) => text),
  ),
  textOf('calls/jiaxing-it-2021.yaml'),
].join('');

test('the walk names what is pressed and chosen', () => {
  expect(words).toEqual(expect.arrayContaining(['开始申报', '承诺并提交', '登记张贴', '登记结果并推荐']));
});

test.each(words)('“%s” of the walk stands on a page, and in both texts of it', (word) => {
  // A sample's name is put together.
  expect(shown.includes(word) || /^申报人.（示例）$/.test(word)).toBe(true);
  expect(walkIn('README.md')).toContain(word);
});
