import { describe, expect, test } from 'vitest';
import { MOVES } from '../../../domain/declaration/moves.ts';
import { OF_ACTS, OF_OPERATORS, OF_REQUESTS, OF_REVIEWERS } from '../../../domain/values/because.ts';
import type { Said } from '../../../domain/values/said.ts';
import { OPERATOR_REFUSALS } from '../../../domain/wording/operator-refusals.ts';
import { REVIEWER_REFUSALS } from '../../../domain/wording/reviewer-refusals.ts';
import { REFUSALS, sayRefusal } from '../../../domain/wording/say-refusal.ts';
import { REQUEST_REFUSALS } from '../../../web/problem.ts';
import { beijing } from '../../rigs/domain/cases.ts';

const TABLES = {
  'any act': [REFUSALS, OF_ACTS],
  'a reviewer': [REVIEWER_REFUSALS, OF_REVIEWERS],
  'an operator': [OPERATOR_REFUSALS, OF_OPERATORS],
  'a request': [REQUEST_REFUSALS, OF_REQUESTS],
} as const;

/** Every word with its sentence and the facts that it must bring, by who is refused. */
const words = Object.entries(TABLES).flatMap(([who, [sentences, facts]]) =>
  Object.entries<Said>(sentences).map(([word, said]) => {
    const needed: Readonly<Record<string, readonly string[]>> = facts;
    return { who, word, said, facts: needed[word] };
  }),
);

test.each(words)(
  '$word of $who is said in both languages, with every fact and no other',
  ({ said, facts }) => {
    expect(said.zh).toMatch(/\p{Script=Han}/u);
    expect(said.en).toMatch(/^[^\p{Script=Han}]+$/u);
    const sorted = facts?.toSorted();
    expect(placeholders(said.zh)).toEqual(sorted);
    expect(placeholders(said.en)).toEqual(sorted);
  },
);

test('no word has two sentences', () => {
  const all = words.map(({ word }) => word);
  expect(all).toEqual([...new Set(all)]);
});

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

describe('a refusal', () => {
  test('for an unpublished calendar names the year', () => {
    const { zh, en } = sayRefusal({ because: 'calendar-not-published', facts: { year: 2027 } });
    expect(en).toContain("2027's arrangement is not published");
    expect(zh).toBe('2027年放假安排尚未公布，暂时无法计算；公布后即可计算。');
  });

  test('shows instants by the wall clock of the call’s zone, and midnight as the end of the day', () => {
    const facts = { stage: '个人申报', opensAt: beijing('2021-09-18'), closesAt: beijing('2021-11-01') };
    const zone = 'Asia/Shanghai';
    expect(sayRefusal({ because: 'stage-closed', facts }, zone)).toEqual({
      zh: '“个人申报”已于 2021-10-31 24:00 截止，逾期不再受理；如有特殊原因请联系主管部门。',
      en: '"个人申报" closed at 2021-10-31 24:00; late is not accepted. For a special reason, ask the HR bureau.',
    });
    expect(sayRefusal({ because: 'stage-not-open', facts }, zone).en).toContain('opens at 2021-09-18 00:00');
    const until = beijing('2021-11-03 17:00');
    expect(sayRefusal({ because: 'grant-ran-out', facts: { until } }, zone).zh).toContain('2021-11-03 17:00');
  });

  test('shows instants as they are stored without a zone', () => {
    const until = beijing('2021-11-03 17:00');
    expect(sayRefusal({ because: 'grant-ran-out', facts: { until } }).en).toContain(until);
  });

  test.each(Object.keys(MOVES))(
    'shows the standing %s by its name in each language, not by its word',
    (standing) => {
      const { zh, en } = sayRefusal({ because: 'not-in-this-standing', facts: { standing, move: 'submit' } });
      expect(zh).not.toContain(standing);
      expect(zh).toMatch(/“[\p{Script=Han}，]+”/u);
      expect(en).toMatch(/"[\w ]+"/);
    },
  );
});
