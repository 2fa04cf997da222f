import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { judgeCallFile, readCallFile } from '../../../../adapters/call-file/call-file.ts';
import calendarFile from '../../../../calls/calendar.json' with { type: 'json' };
import { callFile } from '../../../../domain/call/call-form.ts';
import { calendarOf } from '../../../../domain/time/calendar.ts';

const FILE = readFileSync(new URL('../../../../calls/jiaxing-it-2021.yaml', import.meta.url), 'utf8');
const judge = (text: string) => judgeCallFile(text, calendarOf(calendarFile));

test.each([['２０２１-１０-３１'], ['2021年10月31日'], ['2021/10/31']])(
  'reads the closing %s of a call as 2021-10-31',
  (closing) => {
    expect(judge(FILE.replace('closes: { value: 2021-10-31,', `closes: { value: ${closing},`))).toEqual(
      judge(FILE),
    );
  },
);

test('strips what nobody sees from a name that the file refers to', () => {
  expect(judge(FILE.replace('- id: declare', '- id: "declare\u200b"'))).toEqual(judge(FILE));
});

test('reads a radical as its ideograph', () => {
  expect(judge(FILE.replace('嘉兴市人', '嘉兴市\u2f08'))).toEqual(judge(FILE));
});

test('names a sign for private use by its place in the text, with line and column', () => {
  const judged = judge(FILE.replace(/(issuer:\n\s+value: )(.)/, '$1\ue000$2'));
  expect(judged).toMatchObject({
    ok: false,
    findings: [{ because: 'wrong-sign', line: 12, zh: expect.stringContaining('第1个字 U+E000') }],
  });
});

test('leaves a call that is written well as it is, text by text', () => {
  const read = readCallFile(FILE);
  const judged = judge(FILE);
  expect(read.ok && judged.ok && judged.call).toEqual(read.ok && v.parse(callFile, read.value));
});
