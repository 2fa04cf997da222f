import { expect, test } from 'vitest';
import {
  dayDefects,
  lineDefects,
  MAX_TEXT,
  nameDefects,
  textDefects,
} from '../../../domain/declaration/written.ts';

test.each([
  ['某某', undefined],
  ['Ann-Marie O’Neill', undefined],
  ['𠮷'.repeat(50), undefined],
  ['', 'missing'],
  ['某'.repeat(51), 'malformed'],
  ['某\n某', 'wrong-sign'],
  ['某\u0000', 'wrong-sign'],
  ['某\u202e', 'wrong-sign'],
  ['某\u200b', 'wrong-sign'],
  ['某\u2028', 'wrong-sign'],
  ['某\ud800', 'wrong-sign'],
])('a name %j', (text, because) => {
  expect(lineDefects('statedName', text, 50).map((defect) => defect.because)).toEqual(
    because === undefined ? [] : [because],
  );
});

test.each([
  ['一\n二\t三', false, undefined],
  ['', true, undefined],
  ['', false, 'missing'],
  ['某'.repeat(MAX_TEXT), false, undefined],
  ['某'.repeat(MAX_TEXT + 1), false, 'malformed'],
  ['一\n\u2066二', false, 'wrong-sign'],
  ['一\r二', false, 'wrong-sign'],
])('a text %j, optional: %s', (text, optional, because) => {
  expect(textDefects('reason', text, { optional }).map((defect) => defect.because)).toEqual(
    because === undefined ? [] : [because],
  );
});

test.each<[string, string | undefined]>([
  ['某某', undefined],
  ['Ann-Marie O’Neill', undefined],
  ['阿依古丽·买买提', undefined],
  ['人事处/副处长', undefined],
  ['副主任（主持工作）', undefined],
  ['', 'missing'],
  ['·', 'no-letter'],
  ['...', 'no-letter'],
  ['\u0301', 'no-letter'],
  ['123', 'no-letter'],
  ['某'.repeat(51), 'malformed'],
  ...[...'；;，,：:“”"＂\n\r\u2028\u2029', ...'﹔︔\u037e﹐︐﹕︓∶꞉ː', ...'„‟〝〞〟″‴‶⁗❝❞⹂ʺ˝ˮ״〃'].map(
    (sign): [string, string] => [`某${sign}某`, 'signs-of-the-timeline'],
  ),
])('a name or post of a person %j', (text, because) => {
  expect(nameDefects('statedPost', text).map((defect) => defect.because)).toEqual(
    because === undefined ? [] : [because],
  );
});

test.each([
  ['2021-10-08', undefined],
  ['', 'missing'],
  ['2021-02-30', 'no-such-day'],
  ['8.10.2021', 'malformed'],
  ['2021-10-0\ue0008', 'wrong-sign'],
])('a day %j', (day, because) => {
  const found = dayDefects('postedOn', day).map((defect) => defect.because);
  expect(found).toEqual(because === undefined ? [] : [because]);
});
