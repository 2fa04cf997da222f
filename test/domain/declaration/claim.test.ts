import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import { admitsAnother, claimSaid, claimScope } from '../../../domain/declaration/claim.ts';
import { MOVES, type Standing } from '../../../domain/declaration/moves.ts';
import { callWith, jiaxing } from '../../rigs/domain/cases.ts';

type Claim = Call['claim']['value'];

const claiming = (claim: Claim) =>
  callWith((call) => {
    call.claim.value = claim;
  });
const STANDINGS = Object.keys(MOVES) as Standing[];
const again = (call: Call, run = 1) =>
  STANDINGS.filter((standing) => admitsAnother(call, { standing, run })).sort();
const SERIES = { id: 'engineering', name: '工程技术', en: 'Engineering' };

describe('another declaration of the same account', () => {
  test('is begun after a refusal or a withdrawal, as the call frees the claim then', () => {
    expect(again(jiaxing)).toEqual(['refused', 'withdrawn']);
  });

  test.each<[Claim['freedBy'], Standing[]]>([
    [['withdrawal'], ['withdrawn']],
    [['refusal', 'lapse'], ['refused']],
    [[], []],
  ])('under a call whose claim is freed by %j is begun from %j', (freedBy, standings) => {
    expect(again(claiming({ within: 'year', freedBy }))).toEqual(standings);
  });

  test('is begun after the withdrawal of a draft that was never submitted, whatever the call frees', () => {
    expect(again(claiming({ within: 'year', freedBy: [] }), 0)).toEqual(['withdrawn']);
  });
});

describe('the scope of a claim', () => {
  const inSeries = claiming({ within: 'series', of: SERIES, freedBy: [] });

  test('is the year, or a series or committee in it, and no other series', () => {
    expect(claimScope(jiaxing)).toBe('year#2021');
    expect(claimScope(inSeries)).toBe('series:engineering#2021');
    expect(claimScope(claiming({ within: 'committee', of: SERIES, freedBy: [] }))).toBe(
      'committee:engineering#2021',
    );
  });

  test('is said with the name of the series', () => {
    expect(claimSaid(jiaxing).zh).toBe('同一人一个年度');
    expect(claimSaid(inSeries)).toEqual({
      zh: '同一人一个年度在工程技术系列内',
      en: 'a person and year within the series Engineering',
    });
  });
});
