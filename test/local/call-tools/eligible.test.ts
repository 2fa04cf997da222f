import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCall } from '../../../local/call.ts';
import { jiaxingText } from '../../rigs/domain/jiaxing.ts';

const CALL = 'calls/jiaxing-it-2021.yaml';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhicheng-eligible-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const judge = (text: string, ...flags: string[]) =>
  runCall(['eligible', CALL, file('person.yaml', text), ...flags]);

test('the example is judged on every route, with the nearest miss and the clause of each condition', () => {
  const { exit, out, err } = runCall(['eligible', CALL, 'calls/person.example.yaml']);
  expect({ exit, err }).toEqual({ exit: 0, err: [] });
  const heads = out.filter((line) => /^[✓✗?]/.test(line));
  // Eight routes, and the register of sanctions that nobody can look up here.
  expect(heads).toHaveLength(9);
  const said = out.join('\n');
  expect(said).toContain('须在2017-12-31前（含当日）取得；所填为2018-02-18，到2022-02-18才符合，差49天');
  expect(said).toContain('到2022-02-18即符合');
  expect(said).toContain('（二（二））');
  expect(said).toContain('推定：评价条件（嘉人社〔2019〕109号）未公开');
});

test('what the call asks of nobody is named, and nothing is judged by it', () => {
  const asked = 'insurance: local\nhours: { 2019: 90 }';
  const { out } = judge('insurance: local\nhours: { 2015: 90, 2019: 90 }\npersonKind: civil-servant');
  const aside = out.filter((line) => line.startsWith('·'));
  expect(aside).toHaveLength(2);
  expect(aside[0]).toContain('2015年继续教育学时：本次通知不要求填写');
  expect(aside[1]).toContain('人员类别：本次通知不要求填写');
  expect(judge(asked).out.filter((line) => line.startsWith('·'))).toEqual([]);
});

test('as JSON it holds every route with its answer and its gap', () => {
  const { out } = judge('selfScore: 59\nhours: { 2019: 90, 2020: 90, 2021: 90 }\ninsurance: local', '--json');
  const all = JSON.parse(out.join('\n')) as {
    level: string;
    eligibilityRoute: string;
    is: string;
    gap: unknown[];
  }[];
  expect(all.find(({ eligibilityRoute }) => eligibilityRoute === 'self-score')).toMatchObject({
    ...{ level: 'engineer', is: 'not-met' },
    gap: [{ clause: '二（一）', nearest: { kind: 'more', at: '/selfScore', more: 1, unit: 'points' } }],
  });
});

test.each([
  ['degrees: [{ degree: bachlor }]', '1:21', '是否应为 bachelor'],
  ['employments: [{ from: 2015-13-01 }]', '1:23', '日历上没有 2015-13-01'],
  ['employments: [{ from: 2015年 }]', '1:23', '只知道月份的填 2017-12'],
  ['foo: 1', '1:1', '没有这一项'],
  ['[1]', '1:1', '类型不对'],
  ['a: [', '1:5', ''],
  ['hours: { 20x: 9 }', '1:15', '不能收下的字符'],
  ['degrees: [{ degree: bachelor }]\ndegrees: []', '2:1', ''],
])('%j is refused where it stands, in both languages', (text, place, words) => {
  const { exit, out, err } = judge(text);
  expect({ exit, out, lines: err.length }).toEqual({ exit: 1, out: [], lines: 1 });
  expect(err[0]).toMatch(new RegExp(`:${place} .*${words}.* / .+`));
});

test('a person of whom nothing is known is refused nowhere', () => {
  const { out } = judge('');
  expect(out.filter((line) => /^[✓✗]/.test(line))).toEqual([]);
});

test.each([
  [
    'a call that judges nobody',
    jiaxingText.replace(/\neligibility:\n[\s\S]*?\n(?=\nexpects:|continuing|[a-z]+:)/, '\n'),
    '没有 eligibility',
  ],
  ['a call with defects', jiaxingText.replace('id: jiaxing', 'id: Jiaxing'), '请先运行'],
])('%s says what to do', (_, text, words) => {
  const { exit, err } = runCall(['eligible', file('call.yaml', text), 'calls/person.example.yaml']);
  expect(exit).toBe(1);
  expect(err.join('\n')).toContain(words);
});

test('a file that is not there, and wrong use', () => {
  expect(runCall(['eligible', CALL, join(folder, 'none.yaml')])).toMatchObject({ exit: 2 });
  expect(runCall(['eligible', CALL])).toMatchObject({ exit: 2 });
});
