import { expect, test } from 'vitest';
import { type EngineAnswer, readAnswers } from '../../../local/dynamodb/read-answers.ts';

const TWO = Buffer.from(
  'HTTP/1.1 200 OK\r\ncontent-type: a/b\r\ncontent-length: 6\r\nx-amzn-requestid: 1\r\n\r\n申报' +
    'HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n',
);

test.each([1, 2, 7, 40, 1000])('reads answers that come in pieces of %i bytes', (size) => {
  const read: EngineAnswer[] = [];
  const take = readAnswers((answer) => read.push(answer));
  for (let from = 0; from < TWO.length; from += size) take(TWO.subarray(from, from + size));
  expect(read.map(({ status, headers, body }) => [status, headers, body.toString('utf8')])).toEqual([
    [200, { 'content-type': 'a/b', 'x-amzn-requestid': '1' }, '申报'],
    [400, { 'content-type': '', 'x-amzn-requestid': '' }, ''],
  ]);
});

test('throws at an answer without a length', () => {
  expect(() => readAnswers(() => {})(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('without a length');
});
