import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Call } from '../../../domain/call/call.ts';
import { factsAskedOf } from '../../../domain/eligibility/facts-asked.ts';
import { judge, readPerson } from '../../../domain/eligibility/judge.ts';
import { termsOf } from '../../../domain/eligibility/judgement.ts';
import { sayLeaf } from '../../../domain/wording/say-judgement.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';
import { waterCall } from '../../rigs/tables/water.ts';

function answer(call: Call, atLeast: number, person: Person) {
  if (!call.eligibility) throw new Error('The call judges nobody');
  return judge(
    { selfScore: atLeast },
    readPerson(person),
    termsOf(call, call.eligibility, VOCABULARIES),
    '一',
  );
}
const said = (call: Call) => {
  if (!call.eligibility) throw new Error('The call judges nobody');
  return sayLeaf({ selfScore: 60 }, { call, eligibility: call.eligibility, vocabularies: VOCABULARIES }).zh;
};

const YEARS = { indicator: 'years', amount: 12 };
const DEGREE = { indicator: 'degree', level: 'college' };
const PRIZE = { indicator: 'prizes', level: 'city', rank: 6 };

describe('where a call has a table, a self-score', () => {
  test('is what its lines come to, whatever total is stated beside them', () => {
    const person = { selfScore: 99, scoreLines: [YEARS, DEGREE, PRIZE] };
    expect(answer(waterCall, 17.1, person)).toMatchObject({
      is: 'met',
      facts: [{ at: '/scoreLines', value: 17.1 }],
    });
    expect(answer(waterCall, 18, person)).toMatchObject({
      is: 'not-met',
      nearest: { kind: 'more', at: '/scoreLines', more: 0.9, unit: 'points' },
    });
  });

  test('is not known while nothing is filled in, and nought once somebody says that there is nothing', () => {
    const asked = { kind: 'state', at: '/scoreLines' };
    expect(answer(waterCall, 1, { selfScore: 99 })).toMatchObject({ is: 'not-known', nearest: asked });
    expect(answer(waterCall, 1, { scoreLines: [] })).toMatchObject({ is: 'not-met', nearest: { more: 1 } });
  });

  test('is not known below what is asked while a line lacks something, and asks for that', () => {
    const scoreLines = [YEARS, { indicator: 'prizes', level: 'city' }];
    expect(answer(waterCall, 8, { scoreLines })).toMatchObject({
      is: 'not-known',
      nearest: { kind: 'state', at: '/scoreLines/1/rank' },
    });
    expect(answer(waterCall, 5, { scoreLines })).toMatchObject({ is: 'met' });
  });

  test('is asked for by its lines, where a call without one asks for the total', () => {
    const of = (call: Call) =>
      factsAskedOf(call, { level: 'engineer', eligibilityRoute: 'self-score' }).map(({ fact }) => fact);
    expect(of(waterCall)).toContain('scoreLines');
    expect(of(waterCall)).not.toContain('selfScore');
    expect(of(jiaxingCall)).toContain('selfScore');
    expect(of(jiaxingCall)).not.toContain('scoreLines');
  });
});

test('a condition names its table, or says that the total alone is judged since no table is public', () => {
  expect(said(waterCall)).toBe('按《浙江省水利工程专业工程师职务任职资格评审量化评分表》自评分达到60分');
  expect(said(jiaxingCall)).toBe('自评分达到60分（评分表没有公开，按所填的总分判断）');
});
