import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../../domain/call/call.ts';
import { factDefects } from '../../../domain/declaration/fact-defects.ts';
import { readStatedFacts } from '../../../domain/declaration/read-stated-facts.ts';
import { factsAsked } from '../../../domain/eligibility/facts-asked.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import { sayUnmet } from '../../../domain/wording/say-unmet.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

const { eligibility } = jiaxingCall;
if (!eligibility) throw new Error('The real call judges');
const KINDS = ['civil-servant', 'retired'];
const LAST = eligibility.rules.length;

/** The real call that besides asks everybody to be none of some kinds of person, and refuses who is. */
const barring: Call = {
  ...jiaxingCall,
  eligibility: {
    ...eligibility,
    rules: [
      ...eligibility.rules,
      {
        ...{ levels: ['technician', 'assistant-engineer', 'engineer'], when: { notAmong: KINDS } },
        ...{ unmet: { value: 'refuse', source: '一' }, source: '一' },
      },
    ],
  },
};
const CHOICE = { level: 'engineer', eligibilityRoute: 'normal' };
const judgedAs = (personKind?: string) =>
  judgeStated(barring, VOCABULARIES, { ...CHOICE, facts: personKind === undefined ? {} : { personKind } });

describe('a call that bars some kinds of person', () => {
  test.each([
    ['civil-servant', ['refuse']],
    ['retired', ['refuse']],
    ['past-retirement-age', []],
    ['none', []],
    [undefined, []],
  ])('does to somebody who is %s what its rule says', (kind, does) => {
    const own = judgedAs(kind)?.unmet.filter(({ place }) => place === `/eligibility/rules/${LAST}/when`);
    expect(own?.map((each) => each.does)).toEqual(does);
  });

  test('says of which kind the person is and which it bars', () => {
    const [unmet] =
      judgedAs('retired')?.unmet.filter(({ leaf }) => leaf && 'notAmong' in leaf.condition) ?? [];
    if (!unmet || !barring.eligibility) throw new Error('A retired person is barred');
    const spoken = { call: barring, eligibility: barring.eligibility, vocabularies: VOCABULARIES };
    expect(sayUnmet(unmet, spoken)).toEqual({
      zh: '不属于公务员、离退休人员；所填：人员类别 离退休人员',
      en: 'none of these: Civil servant; Retired; stated: Kind of person Retired',
    });
  });

  test('asks everybody for it, and a call that bars none asks nobody', () => {
    const asked = (call: Call) => factsAsked(call).filter(({ fact }) => fact === 'personKind');
    expect(asked(barring)).toMatchObject([{ kinds: KINDS, clause: '一' }]);
    expect(asked(jiaxingCall)).toEqual([]);
    const around = { call: barring, vocabularies: VOCABULARIES, today: '2021-10-01' };
    expect(factDefects(CHOICE, around)).toContainEqual({
      ...{ at: '/facts/personKind', because: 'missing', clause: '一' },
    });
  });

  test('knows no other kinds than the vocabulary has', () => {
    expect(readStatedFacts({ personKind: 'none' }, barring, VOCABULARIES).ok).toBe(true);
    expect(readStatedFacts({ personKind: 'official' }, barring, VOCABULARIES)).toMatchObject({
      ...{ ok: false, defects: [{ at: '/personKind', because: 'malformed' }] },
    });
  });
});

describe('a call that narrows the vocabularies', () => {
  const narrow: Call = {
    ...jiaxingCall,
    terms: {
      value: {
        ...{ degrees: ['bachelor', 'master'], titles: ['technician'], certificates: ['master-technician'] },
        subjects: ['professional', 'general-public'],
      },
      source: '二',
    },
  };
  const wrongIn = (facts: object) => {
    const read = readStatedFacts(facts, narrow, VOCABULARIES);
    return read.ok ? [] : read.defects.map(({ at }) => at);
  };

  test.each([
    [{ degrees: [{ degree: 'bachelor' }, { degree: 'college' }] }, ['/degrees/1/degree']],
    [{ titles: [{ title: 'technician' }, { title: 'engineer' }] }, ['/titles/1/title']],
    [
      { certificates: [{ certificate: 'junior-worker' }, { certificate: 'master-technician' }] },
      ['/certificates/0/certificate'],
    ],
    [{ hours: { 2021: { professional: 60, 'industry-public': 9 } } }, ['/hours/2021/industry-public']],
    [{ madeUpHours: [{ year: 2020, hours: 9, subject: 'industry-public' }] }, ['/madeUpHours/0/subject']],
    [{ recommenders: [{ name: '王五', title: 'senior-engineer' }] }, []],
    [{ recommenders: [{ name: '王五', title: 'professor' }] }, ['/recommenders/0/title']],
    [{ awards: [{ award: 'national-technical-expert' }] }, []],
  ])('of %o takes all but what it leaves out', (facts, wrong) => {
    expect(wrongIn(facts)).toEqual(wrong);
  });

  test('knows the hours of a year once all subjects are stated that it has', () => {
    const subjects = [{ of: ['professional'], atLeast: 60 }];
    const when = { hours: { years: [2021], each: 90, subjects } };
    const rule = { levels: ['engineer'], eligibilityRoutes: ['normal'], when, source: '二' };
    const judged = (call: Call) =>
      judgeAll(call, { ...eligibility, rules: [rule] }, VOCABULARIES, {
        hours: { 2021: { professional: 60, 'general-public': 18 } },
      })[0]?.is;
    expect(judged(narrow)).toBe('not-met');
    expect(judged(jiaxingCall)).toBe('not-known');
  });
});
