import { expect, test } from 'vitest';
import { personasFor } from '../../../local/rehearsal/cast/personas/personas.ts';
import type { Report } from '../../../local/rehearsal/report.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';
import { CALL, rehearse } from './run-rehearsal.ts';

test('one of every persona that the call has a place for ends as planned, with every invariant whole, and a last line that counts them', () => {
  // It asks for no payment and no papers, bounds no returns, and gives no case a deadline of its own.
  const personas = personasFor(jiaxingCall).filter(
    ({ asks }) => !asks.confirmed && !asks.isBounded && !asks.ownDeadline,
  );
  const { status, stdout, json } = rehearse(CALL, '--applicants', String(personas.length), '--seed', '5');
  expect(status).toBe(0);
  const { fates } = JSON.parse(json) as Report;
  // What is unfinished at any closing of this call lapses.
  const ends = personas.map((persona) => (persona.ends === 'unfinished' ? 'lapsed' : persona.ends));
  expect(fates.map(({ ended }) => ended)).toEqual(ends);
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
    /^23 applicants: .*; \d+ messages in \d+ letters; 0 surprises, 0 broken invariants\.$/,
  );
});

test.each([
  [['no-such-file.yaml'], '读不到文件'],
  [[CALL, '--applicants', 'many'], '--applicants'],
  [[CALL, '--no-such-option'], '用法'],
  [['package.json'], 'npm run call -- check package.json'],
  [[CALL, '--folder', 'README.md'], '写不了'],
])('says what is wrong with %j instead of rehearsing', (args, says) => {
  const { status, stderr } = rehearse(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(stderr).not.toMatch(/\n\s+at /);
});
