import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { samePlace } from '../../../functions/applicant-pages/site.ts';

test.each([
  ['/', '/'],
  ['/calls/jiaxing-it-2021', '/calls/jiaxing-it-2021'],
  ['/declarations/2021-0000-0000?done=submitted', '/declarations/2021-0000-0000?done=submitted'],
  ['/review/a.b.c', '/review/a.b.c'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/%5Celsewhere.example', '/%5Celsewhere.example'],
  ['/\t/elsewhere.example', '/'],
  ['/.//elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
])('comes back from %j to %j', (back, place) => {
  expect(samePlace(back)).toBe(place);
});

test('never leaves the site', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '#',
    '?',
    '\t',
    '\n',
    '%2f',
    '%5c',
    'https:',
    'a.example',
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((each) => each.join('')),
      (back) => {
        expect(new URL(samePlace(back), 'https://zhicheng.example').origin).toBe('https://zhicheng.example');
        expect(samePlace(back)).toMatch(/^\/(?![/\\])/);
      },
    ),
  );
});
