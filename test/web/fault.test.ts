import { expect, test } from 'vitest';
import { SITE } from '../../local/machine/settings.ts';
import { pageFault, pageNotAllowed, pageNotFound } from '../../web/fault.ts';
import { inFrame } from '../../web/frame.ts';
import type { Fault } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { beijing } from '../rigs/domain/cases.ts';

function bodyOf(answer: WebAnswer) {
  return inFrame(SITE, answer).body;
}

function asked(path: readonly string[], cookies = {}): WebRequest {
  const request = { method: 'GET', headers: {}, body: '', receivedAt: beijing('2021-10-28'), requestId: '1' };
  return { ...request, path, cookies, query: new URLSearchParams() };
}

test.each<[Fault, number]>([
  ['body-too-large', 413],
  ['malformed-path', 400],
  ['busy', 503],
  ['broken', 500],
])('says as a page that the request is %s', (fault, status) => {
  const answer = pageFault(asked(['x']), fault);
  expect(answer.status).toBe(status);
  expect(answer.headers?.['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers?.['retry-after'] !== undefined).toBe(status === 503);
  expect(bodyOf(answer)).toContain('<h1>');
});

test('says of a look that failed nothing of lateness, nor that something was not done', () => {
  expect(bodyOf(pageFault(asked([]), 'busy'))).not.toMatch(/逾期|没有完成/);
});

test('says the same of whatever is not there, and nothing of the address', () => {
  const one = pageNotFound(asked(['declarations', '2021-0000-0000']));
  expect(pageNotFound(asked(['declarations', '"><script>']))).toEqual(one);
  expect(one.status).toBe(404);
});

test('names the methods that a path has, in the language of the reader', () => {
  const answer = pageNotAllowed(asked(['x'], { language: 'en' }), ['GET', 'POST']);
  expect([answer.status, answer.headers?.allow]).toEqual([405, 'GET, POST']);
  expect(bodyOf(answer)).toContain('<html lang="en">');
});
