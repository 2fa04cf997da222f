import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readCallFile } from '../../../../adapters/call-file/call-file.ts';
import { judgeCallFile } from '../../../../adapters/call-file/judge-call.ts';
import calendarFile from '../../../../calls/calendar.json' with { type: 'json' };
import { callFile } from '../../../../domain/call/call-form.ts';
import { calendarOf } from '../../../../domain/time/calendar.ts';
import { jiaxingText } from '../../../rigs/domain/jiaxing.ts';

const FILE = jiaxingText;
const judge = (text: string) => judgeCallFile(text, calendarOf(calendarFile));

test.each([['２０２１-１０-３１'], ['2021年10月31日'], ['2021/10/31']])(
  'reads the closing %s of a call as 2021-10-31',
  (closing) => {
    expect(judge(FILE.replace('closes: { value: 2021-10-31,', `closes: { value: ${closing},`))).toEqual(
      judge(FILE),
    );
  },
);

test.each([
  ['- id: declare', '- id: ｄeclare'],
  ['does: remind', 'does: ｒemind'],
  ['by: applicant', 'by: ａｐｐｌｉｃａｎｔ'],
  ['\nlate:', '\nlate\u200b:'],
  ['\nlate:', '\n"ｌate":'],
  ['    submission-received:', '    "submission-received\u200b":'],
  ['at: "10:30"', 'at: 10：30'],
  ['at: "09:30"', 'at: 9:30'],
  ['at: "09:30"', 'at: 9点30分'],
  ['to: "08:30"', 'to: 8:30'],
  ['days: { value: { days: 5,', 'days: { value: { days: ５,'],
])('reads %j typed as %j', (from, to) => {
  expect(FILE).toContain(from);
  expect(judge(FILE.replace(from, to))).toEqual(judge(FILE));
});

test.each([
  ['by: applicant', 'by: аpplicant', '第1个字 U+0430（西里尔字母）'],
  ['- id: declare', '- id: dеclare', '第2个字 U+0435（西里尔字母）'],
  ['\nlate:', '\nlаte:', '第2个字 U+0430（西里尔字母）'],
])('names the sign that looks like another: %j as %j', (from, to, sign) => {
  const judged = judge(FILE.replace(from, to));
  const line = FILE.slice(0, FILE.indexOf(from)).split('\n').length + (from.startsWith('\n') ? 1 : 0);
  expect(judged).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([expect.objectContaining({ line, zh: expect.stringContaining(sign) })]),
  });
});

test('two names that look the same do not become one, and the second is refused in its place', () => {
  const judged = judge(FILE.replace('\nlate:', '\nlate\u200b: { value: 无, assumed: 无 }\nlate:'));
  const line = FILE.slice(0, FILE.indexOf('\nlate:')).split('\n').length + 1;
  expect(judged).toMatchObject({ ok: false, findings: [{ because: 'unknown-field', line }] });
});

test('a defect below a name that was typed otherwise has its place', () => {
  const judged = judge(FILE.replace(/\nlate:\n {2}value: /, '\nlate\u200b:\n  value: \ue000'));
  const line = FILE.slice(0, FILE.indexOf('\nlate:')).split('\n').length + 2;
  expect(judged).toMatchObject({ ok: false, findings: [{ because: 'wrong-sign', line }] });
});

test('prose that is a day and nothing else stays as it is written', () => {
  const judged = judge(FILE.replace('name: 个人申报', 'name: 2021年10月31日'));
  expect(judged).toMatchObject({ ok: true, call: { steps: [{ name: '2021年10月31日' }, {}, {}, {}] } });
});

test('strips what nobody sees from a name that the file refers to', () => {
  expect(judge(FILE.replace('- id: declare', '- id: "declare\u200b"'))).toEqual(judge(FILE));
});

test('reads a radical as its ideograph', () => {
  expect(judge(FILE.replace('嘉兴市人', '嘉兴市\u2f08'))).toEqual(judge(FILE));
});

test('names a sign for private use by its place in the text, with line and column', () => {
  const judged = judge(FILE.replace(/(issuer: \{ value: )(.)/, '$1\ue000$2'));
  expect(judged).toMatchObject({
    ok: false,
    findings: [{ because: 'wrong-sign', line: 13, zh: expect.stringContaining('第1个字 U+E000') }],
  });
});

test('leaves a call that is written well as it is, text by text', () => {
  const read = readCallFile(FILE);
  const judged = judge(FILE);
  expect(read.ok && judged.ok && judged.call).toEqual(read.ok && v.parse(callFile, read.value));
});
