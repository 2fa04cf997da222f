import { describe, expect, test } from 'vitest';
import { closingInstant } from '../../../domain/call/windows.ts';
import {
  isSqueezed,
  saySqueezed,
  squeezedByGrant,
  squeezedStages,
} from '../../../domain/effects/squeezed.ts';
import { beijing, caseOf, declarationIn, jiaxing, locksWith, ROUTE } from '../../rigs/domain/cases.ts';
import { publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';

const zone = 'Asia/Shanghai';
const at = (closes: string) => closingInstant(closes, zone);

test.each([
  // The second stage closes on Friday the 19th.
  ['2021-11-18', '2021-11-19', false],
  ['2021-11-18 00:01', '2021-11-19', false],
  ['2021-11-18 23:59', '2021-11-19', false],
  ['2021-11-18', '2021-11-19 23:58', true],
  ['2021-11-19 00:01', '2021-11-19', true],
  ['2021-11-19 23:59', '2021-11-19', true],
  ['2021-11-11', '2021-11-12 00:01', true],
  ['2021-11-11', '2021-11-11', true],
  ['2021-11-12', '2021-11-14', true],
  ['2021-11-12', '2021-11-15', false],
  ['2026-12-31', '2027-01-04', false],
])('between the closings %s and %s, bodies have no working day: %s', (from, to, is) => {
  expect(isSqueezed(calendar, at(from), at(to), zone)).toBe(is);
});

describe('the real call', () => {
  const squeezed = (stage: string, closes: string) =>
    squeezedStages({ call: jiaxing, calendar, locks: locksWith(stage, { closesAt: at(closes) }) });

  test('gives its bodies days enough as published, and none if the employers close a minute before them', () => {
    expect(squeezed('employer', '2021-11-11')).toEqual([]);
    const [one, ...more] = squeezed('employer', '2021-11-19 23:59');
    expect(one).toMatchObject({ before: 'employer', stage: 'recommendation' });
    expect(more).toEqual([]);
    const { says } = saySqueezed(jiaxing, one ? [one] : []);
    expect(says[0]?.zh).toContain('2021-11-19 23:59 截止');
    expect(says[0]?.zh).toContain('不足一个工作日');
    expect(says[0]?.en).toContain('less than one working day');
  });

  test('says so of a late entry until a minute before too, if bodies come after it', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-19 23:59') };
    const saysOf = (changes: object) =>
      squeezedByGrant(caseOf(declarationIn('supported', { grant, ...changes })), 'employer').says.length;
    expect(saysOf({ route: ROUTE })).toBe(1);
    expect(saysOf({ route: [] })).toBe(0);
    expect(saysOf({ route: ROUTE, grant: { ...grant, until: beijing('2021-11-19') } })).toBe(0);
  });
});
