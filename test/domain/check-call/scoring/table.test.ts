import { describe, expect, test } from 'vitest';
import { readCallFile } from '../../../../adapters/call-file/call-file.ts';
import { judgeCallFile, placeFindings } from '../../../../adapters/call-file/judge-call.ts';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import { checkCall } from '../../../../domain/check-call/check-call.ts';
import { publishedCalendar } from '../../../rigs/domain/published-calendar.ts';
import { waterCallText } from '../../../rigs/tables/water.ts';

/** The call with the table for engineers of water works, of which only a part was seen, so that its total is never reached. */
const GAP = 'cap-never-reached';

function findingsOf(text: string) {
  const read = readCallFile(text);
  if (!read.ok) return read.findings;
  return placeFindings(checkCall(read.value, publishedCalendar, VOCABULARIES), read.locate);
}

test('the table as it was seen warns of one thing: half of its points have no indicator', () => {
  const asSeen = waterCallText.replace('when: { selfScore: 50 }', 'when: { selfScore: 60 }');
  const judged = judgeCallFile(asSeen, publishedCalendar);
  expect(judged).toMatchObject({
    ok: false,
    findings: [{ because: 'score-above-maximum' }, { because: GAP, path: ['scoring', 'table', 'cap'] }],
  });
});

/** A finding, the one edit that causes it with its place marked, and the findings that come along. */
type Row = readonly [because: string, from: string, to: string, ...along: string[]];

const SIX = 'points: 13 }\n                - { from: 5, points: 15 }';
const OPEN = 'points: 13 }\n                - ▸{ from: 5, below: 6, points: 15 }';
const HARD = 'id: hardship\n            name: 野外、施工一线或者基层工作';

const ROWS: readonly Row[] = [
  ['intervals-with-a-hole', '{ from: 8, below: 10, points: 4 }', '▸{ from: 8.5, below: 10, points: 4 }'],
  ['intervals-overlap', '{ from: 8, below: 10, points: 4 }', '▸{ from: 7.99, below: 10, points: 4 }'],
  [
    'intervals-overlap',
    '{ from: 5, below: 8, points: 3 }\n                - { from: 8',
    '{ from: 5, points: 3 }\n                - ▸{ from: 8',
  ],
  ['interval-empty', '{ from: 8, below: 10, points: 4 }', '▸{ from: 8, below: 8, points: 4 }'],
  ['intervals-with-a-hole', SIX, OPEN],
  [
    'cap-never-reached',
    'cap: 5\n            counts: highest\n            intervals',
    'cap: ▸5.5\n            counts: highest\n            intervals',
  ],
  [
    'cap-below-a-line',
    'cap: 2\n            counts: sum',
    'cap: ▸0.9\n            counts: sum',
    'score-above-maximum',
  ],
  ['duplicate-id', 'id: grass-roots', 'id: ▸field'],
  ['duplicate-id', '- { id: college,', '- { id: ▸bachelor,'],
  [
    'too-few',
    'choices:\n              - { id: bachelor, name: 本科及以上, en: Bachelor or above, points: 5 }\n              - { id: college, name: 大专, en: College, points: 3 }',
    'choices: ▸[]',
  ],
  ['one-measure', HARD, `${HARD.replace('id: hardship', '▸id: hardship')}\n            provedBy: papers`],
  [
    'one-measure',
    HARD,
    `${HARD.replace('id: hardship', '▸id: hardship')}\n            each: { unit: 项, points: 1 }`,
  ],
  ['two-decimals', 'times: 0.7 }', 'times: ▸0.705 }'],
  ['not-one-of', 'counts: highest', 'counts: ▸hihgest'],
  ['ranks-out-of-order', '- { times: 0.7 }', '- ▸{ upTo: 5, times: 0.7 }'],
  [
    'unknown-term',
    'counts: highest\n            choices:',
    'counts: highest\n            provedBy: ▸honour\n            choices:',
  ],
  [
    'unknown-term',
    'table:\n    cap: 100',
    'table:\n    vetoes: [{ id: false-material, name: 造假, en: False material, zeroes: ▸experince }]\n    cap: 100',
  ],
  [
    'english-missing',
    'id: honours\n            name: 政治素质\n            en: Honours',
    '▸id: honours\n            name: 政治素质',
  ],
  [
    'maximum-beside-table',
    '  provedBy:\n    value:',
    '  ▸selfScoreMaximum: { value: 50, source: 二 }\n  provedBy:\n    value:',
  ],
  ['score-above-maximum', 'when: { selfScore: 50 }', 'when: { selfScore: ▸50.5 }'],
];

describe('checking a table', () => {
  test('finds nothing but its gap once what is asked for can be reached', () => {
    expect(findingsOf(waterCallText).map(({ because, warns }) => [because, warns])).toEqual([[GAP, true]]);
  });

  test.each(ROWS)('finds %s if %j becomes %j', (because, from, to, ...along) => {
    const [before, ...after] = waterCallText.split(from);
    if (after.length === 0) throw new Error(`The call has no “${from}”`);
    const [start = '', rest = ''] = (before + to + after.join(from)).split('▸');
    const lines = start.split('\n');
    const place = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    const findings = findingsOf(start + rest);
    expect(findings.map((each) => `${each.line}:${each.column} ${each.because}`)).toContain(
      `${place} ${because}`,
    );
    const others = findings.map((each) => each.because).filter((each) => each !== GAP || because === GAP);
    expect(new Set(others)).toEqual(new Set([because, ...along]));
  });
});

test('a level of a look-up without points for a grade is found, and so is a grade that nothing names', () => {
  const grid =
    'grid: { levels: [{ id: first, name: 一, en: First, points: { a: 1, c: 2 } }], grades: [{ id: a, name: 甲, en: A }, { id: b, name: 乙, en: B }] }';
  const text = waterCallText.replace(/choices:\n {14}- \{ id: bachelor.*\n.*\n/, () => `${grid}\n`);
  expect(findingsOf(text).map(({ because, path }) => [because, path.slice(-1)[0]])).toEqual(
    expect.arrayContaining([
      ['look-up-without-points', 'points'],
      ['unknown-term', 'c'],
    ]),
  );
});
