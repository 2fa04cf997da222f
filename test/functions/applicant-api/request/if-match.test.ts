import { expect, test } from 'vitest';
import { readIfMatch } from '../../../../functions/applicant-api/request/if-match.ts';

const read = (given: string | undefined) =>
  readIfMatch({ headers: given === undefined ? {} : { 'if-match': given } }, 3);

test.each([
  ['"3"', 3],
  [' "3" ', 3],
  ['"2", "3"', 3],
  ['"2","x,y",W/"3",, "3"', 3],
  ['"2", "4"', 4],
  ['W/"3", "2"', 2],
])('of %s the version is %i', (given, version) => {
  expect(read(given)).toEqual({ ok: true, value: version });
});

test.each([
  [undefined, 'if-match-missing'],
  ['', 'if-match-malformed'],
  ['banana', 'if-match-malformed'],
  ['w/"3"', 'if-match-malformed'],
  ['"3"; "4"', 'if-match-malformed'],
  ['"3", banana', 'if-match-malformed'],
  ['"3 "', 'if-match-malformed'],
  ['*', 'if-match-any'],
  ['W/"3"', 'if-match-unmatched'],
  ['"x"', 'if-match-unmatched'],
])('%j is refused: %s', (given, because) => {
  expect(read(given)).toEqual({ ok: false, refusal: { because } });
});

test('a list as long as a header may be is read without delay', () => {
  expect(read('"2",'.repeat(4000))).toEqual({ ok: true, value: 2 });
  expect(read(`${',\t '.repeat(4000)}x`).ok).toBe(false);
});
