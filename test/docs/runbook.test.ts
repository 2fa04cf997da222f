import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const RUNBOOK = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const [ALARMS = '', ACTS = ''] = RUNBOOK.split(/^# 操作 Acts$/m);
const LINES = ['何时', '影响', '原因', '处理', 'When', 'Effect', 'Causes', 'Press'];

/** The sections of a part: the name of each with its text. */
function sectionsOf(part: string): [string, string][] {
  return part
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n')[0] ?? '', section.split(/^#/m)[0] ?? '']);
}

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

test.each(sectionsOf(ALARMS))('%s has four lines in Chinese, and after them four in English', (_, text) => {
  expect([...text.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, name]) => name)).toEqual(LINES);
  const [chinese = '', english = ''] = text.split('\nEnglish:\n');
  expect(chinese.split('\n').filter((line) => line.startsWith('- ') && !isChinese(line))).toEqual([]);
  // The page has its button in Chinese.
  expect(isChinese(english.replace('收下文件', ''))).toBe(false);
});

test.each(sectionsOf(ACTS))(
  '%s has an input, and then says in Chinese and in English what it does',
  (name, text) => {
    const [, input = '', says = ''] = text.split('```');
    expect(JSON.parse(input.replace('json', ''))).toMatchObject({ act: name, by: expect.any(String) });
    const [chinese = '', english = ''] = says.split('\nEnglish: ');
    expect([isChinese(chinese), isChinese(english), english !== '']).toEqual([true, false, true]);
  },
);
