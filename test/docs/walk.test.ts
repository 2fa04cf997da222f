import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const sourcesOf = (room: string) =>
  readdirSync(new URL(`../../${room}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => textOf(`${room}/${path}`));
const WALK = textOf('docs/walk.md');
const WALK_ZH = textOf('docs/walk.zh.md');
const stepsOf = (walk: string) => /## (?:步骤|Steps)[\s\S]*?(?=\n## )/.exec(walk)?.[0] ?? '';
const words = [...new Set([...stepsOf(WALK_ZH).matchAll(/“([^”]+)”/g)].map(([, word = '']) => word))];
const shown = [
  ...(['pages', 'domain', 'local', 'casework', 'web', 'functions'] as const).flatMap(sourcesOf),
  textOf('calls/jiaxing-it-2021.yaml'),
].join('');

test('the walk names what is pressed and chosen', () => {
  expect(words).toEqual(expect.arrayContaining(['开始申报', '承诺并提交', '登记张贴', '登记结果并推荐']));
});

test.each(words)('“%s” of the walk stands on a page, and in both texts of it', (word) => {
  // A sample's name is put together.
  expect(shown.includes(word) || /^申报人.（示例）$/.test(word)).toBe(true);
  expect(stepsOf(WALK)).toContain(word);
});

test('both texts of the walk type the same values and show the same pictures', () => {
  const typedIn = (walk: string) =>
    [...stepsOf(walk).matchAll(/`([^`]+)`|\((screenshots\/[^)]+)\)/g)].map(([all]) => all);
  expect(typedIn(WALK_ZH)).toEqual(typedIn(WALK));
});
