import { expect, test } from 'vitest';
import { leftAside } from '../../../domain/eligibility/left-aside.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
  ['nothing', {}, []],
  ['what some level and route needs', { selfScore: 60, awards: [], probationPassedOn: 'none' }, []],
  [
    'what nobody is asked',
    { achievements: [], personKind: 'none', degrees: [] },
    ['/achievements', '/personKind'],
  ],
  ['what is taken away', { achievements: null, assessments: undefined }, []],
  ['the years that are asked for', { hours: { 2019: 90, 2021: { total: 90 } } }, []],
  ['other years', { hours: { 2018: 90, 2019: 90, 2022: 10 } }, ['/hours/2018', '/hours/2022']],
  ['another year that is taken away', { hours: { 2018: null } }, []],
  ['a line of a table that the call does not have', { scoreLines: [{ indicator: 'one' }] }, ['/scoreLines']],
])('of %s the real call leaves aside what it asks nobody for', (_, facts, places) => {
  expect(leftAside(facts, jiaxingCall)).toEqual(places);
});
