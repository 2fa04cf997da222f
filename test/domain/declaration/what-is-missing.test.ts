import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { citation } from '../../../domain/call/call.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import {
  isAskedOf,
  type SubmissionFacts,
  whatIsMissing,
} from '../../../domain/declaration/what-is-missing.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import {
  BODIES,
  beijing,
  COMPLETE,
  callWith,
  EMPLOYER,
  jiaxing,
  withMaterials,
} from '../../rigs/domain/cases.ts';

const facts: SubmissionFacts = {
  employer: EMPLOYER,
  bodies: BODIES,
  identityFindings: [],
  vocabularies: VOCABULARIES,
};
const noEmployer: SubmissionFacts = { ...facts, employer: undefined };
const missing = (draft: Draft, besides: SubmissionFacts = facts) =>
  whatIsMissing(draft, jiaxing, besides, beijing('2021-10-20 09:00'));
const places = (defects: readonly Defect[]) => defects.map(({ at }) => at);

test('a complete draft lacks nothing', () => {
  expect(missing(COMPLETE)).toEqual([]);
});

describe('an empty draft', () => {
  const defects = missing({}, noEmployer);

  test('lists everything at once, each in its place', () => {
    expect(places(defects)).toEqual([
      '/identity/kind',
      '/identity/number',
      '/identity/name',
      '/identity/phone',
      '/identity/email',
      '/employer',
      '/inService/post',
      '/level',
      '/profession',
      '/eligibilityRoute',
      '/inService/stated',
      '/facts/insurance',
      '/facts/degrees',
      '/facts/titles',
      '/facts/employments',
      '/materials/identity-document',
      '/materials/degree-certificate',
      '/materials/employment-contract',
      '/materials/achievements-proof',
    ]);
  });

  test('cites a clause of the call with every defect', () => {
    expect(defects.filter(({ clause }) => clause === undefined)).toEqual([]);
    expect(defects.find(({ at }) => at === '/level')?.clause).toBe('四（一）');
    expect(defects.find(({ at }) => at === '/inService/stated')).toMatchObject({
      because: 'not-stated',
      clause: '一',
    });
  });

  test('names a missing material in the call’s words', () => {
    expect(defects.find(({ at }) => at === '/materials/identity-document')).toEqual({
      at: '/materials/identity-document',
      because: 'material-missing',
      clause: citation(jiaxing.materials),
      detail: { name: '有效身份证件', nameEn: 'Valid identity document' },
    });
  });
});

const identity = COMPLETE.identity ?? {};
const stated = COMPLETE.facts ?? {};
const withFacts = (more: Draft['facts']): Draft => ({ ...COMPLETE, facts: { ...stated, ...more } });
const without = (materials: NonNullable<Draft['materials']>, id: string) =>
  materials.filter(({ material }) => material !== id);

describe('a draft with one fault', () => {
  test.each<[string, Draft, SubmissionFacts, string, string]>([
    ['no name', { ...COMPLETE, identity: dropped(identity, 'name') }, facts, '/identity/name', 'missing'],
    [
      'a number that fails its checksum',
      COMPLETE,
      { ...facts, identityFindings: [{ because: 'wrong-checksum' }] },
      '/identity/number',
      'wrong-checksum',
    ],
    [
      'a phone that is none',
      { ...COMPLETE, identity: { ...identity, phone: '12345678901' } },
      facts,
      '/identity/phone',
      'not-a-mobile-number',
    ],
    [
      'an e-mail address that is none',
      { ...COMPLETE, identity: { ...identity, email: 'a@b' } },
      facts,
      '/identity/email',
      'not-an-email',
    ],
    ['an unregistered employer', COMPLETE, noEmployer, '/employer', 'not-registered'],
    [
      'an employer’s code that fails its checksum',
      { ...COMPLETE, employer: '91330402MA20000861' },
      noEmployer,
      '/employer',
      'wrong-checksum',
    ],
    [
      'an employer of an affiliation that the call does not know',
      COMPLETE,
      { ...facts, employer: { ...EMPLOYER, affiliation: 'military' } },
      '/employer',
      'no-body-registered',
    ],
    [
      'an unstated service',
      { ...COMPLETE, inService: { stated: false, post: '软件工程师' } },
      facts,
      '/inService/stated',
      'not-stated',
    ],
    [
      'a level of another call',
      { ...COMPLETE, level: 'senior-engineer' },
      facts,
      '/level',
      'not-in-this-call',
    ],
    [
      'a profession of another call',
      { ...COMPLETE, profession: 'medicine' },
      facts,
      '/profession',
      'not-in-this-call',
    ],
    [
      'a route of another call',
      { ...COMPLETE, eligibilityRoute: 'green-channel' },
      facts,
      '/eligibilityRoute',
      'not-in-this-call',
    ],
    [
      'a graduation tomorrow',
      withFacts({ degrees: [{ degree: 'bachelor', school: '示例大学', obtainedOn: '2021-10-21' }] }),
      facts,
      '/facts/degrees/0/obtainedOn',
      'in-the-future',
    ],
    [
      'a title from tomorrow',
      withFacts({ titles: [{ title: 'assistant-engineer', obtainedOn: '2021-11' }] }),
      facts,
      '/facts/titles/0/obtainedOn',
      'in-the-future',
    ],
    [
      'a title without its day',
      withFacts({
        titles: [{ title: 'technician', obtainedOn: '2013-01-01' }, { title: 'assistant-engineer' }],
      }),
      facts,
      '/facts/titles/1/obtainedOn',
      'missing',
    ],
    [
      'a degree that no vocabulary has',
      withFacts({ degrees: [{ degree: 'bachlor', school: '示例大学', obtainedOn: '2010-06' }] }),
      facts,
      '/facts/degrees/0/degree',
      'malformed',
    ],
    [
      'a degree without its school',
      withFacts({ degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30' }] }),
      facts,
      '/facts/degrees/0/school',
      'missing',
    ],
    [
      'a period of work without its employer',
      withFacts({ employments: [{ from: '2010-07', post: '工程师' }] }),
      facts,
      '/facts/employments/0/employer',
      'missing',
    ],
    [
      'work that begins tomorrow',
      withFacts({ employments: [{ from: '2021-10-21', employer: '示例单位', post: '工程师' }] }),
      facts,
      '/facts/employments/0/from',
      'in-the-future',
    ],
    [
      'a year without hours',
      withFacts({ hours: { 2019: 90, 2021: 90 } }),
      facts,
      '/facts/hours/2020',
      'missing',
    ],
    ['a self-score beyond the table', withFacts({ selfScore: 101 }), facts, '/facts/selfScore', 'too-large'],
    [
      'a material that is not there',
      { ...COMPLETE, materials: without(COMPLETE.materials ?? [], 'insurance-proof') },
      facts,
      '/materials/insurance-proof',
      'material-missing',
    ],
  ])('has %s as the only defect', (_, draft, facts, at, because) => {
    expect(missing(draft, facts)).toMatchObject([{ at, because }]);
  });

  test('a material of another call is found in its place in the list', () => {
    const [first] = COMPLETE.materials ?? [];
    if (!first) throw new Error('The complete draft has materials');
    const materials = [...(COMPLETE.materials ?? []), { ...first, material: 'x-ray' }];
    const at = `/materials/${materials.length - 1}/material`;
    expect(missing({ ...COMPLETE, materials })).toMatchObject([{ at, because: 'not-in-this-call' }]);
  });

  test('a title of today is not in the future', () => {
    expect(missing(withFacts({ titles: [{ title: 'technician', obtainedOn: '2021-10-20' }] }))).toEqual([]);
  });

  test('every finding on an unregistered code and every missing kind of body is listed', () => {
    expect(missing({ ...COMPLETE, employer: 'OOPS' }, noEmployer).map(({ because }) => because)).toEqual([
      'wrong-form',
      'letter-not-used',
    ]);
    expect(missing(COMPLETE, { ...facts, bodies: [] }).map(({ detail }) => detail)).toEqual([
      { body: '职称申报受理点' },
      { body: '人力社保部门' },
    ]);
  });
});

describe('a contact of one’s own employer', () => {
  test.each<[string, Partial<NonNullable<Draft['identity']>>, Partial<typeof EMPLOYER.contact>]>([
    ['by phone', { phone: EMPLOYER.contact.phone }, {}],
    ['by e-mail address', { email: EMPLOYER.contact.email }, {}],
    [
      'by a phone that the register writes otherwise',
      { phone: '13900001001' },
      { phone: '+86 139-0000-1001' },
    ],
    [
      'by an address that the register writes otherwise',
      { email: 'hr@example.com' },
      { email: 'HR@Example.com' },
    ],
  ])('is refused %s', (_, mine, theirs) => {
    const employer = { ...EMPLOYER, contact: { ...EMPLOYER.contact, ...theirs } };
    const draft = { ...COMPLETE, identity: { ...identity, ...mine } };
    expect(missing(draft, { ...facts, employer })).toEqual([
      { at: '/employer', because: 'own-employers-contact' },
    ]);
  });

  test('is refused as the superior too', () => {
    const draft = { ...COMPLETE, identity: { ...identity, phone: EMPLOYER.superior.phone } };
    expect(missing(draft)).toEqual([{ at: '/employer', because: 'own-employers-contact' }]);
  });
});

describe('materials of which one is enough', () => {
  const call = callWith((edited) => {
    for (const material of edited.materials.value)
      if (['identity-document', 'degree-certificate'].includes(material.id)) material.oneOf = 'proof';
  });
  const lacks = (...ids: string[]) => {
    const materials = ids.reduce(without, COMPLETE.materials ?? []);
    return whatIsMissing({ ...COMPLETE, materials }, call, facts, beijing('2021-10-20 09:00'));
  };

  test.each(['identity-document', 'degree-certificate'])('do not miss %s while the other is there', (id) => {
    expect(lacks(id)).toEqual([]);
  });

  test('are missed once, by the names of all of them, if none is there', () => {
    expect(lacks('identity-document', 'degree-certificate')).toMatchObject([
      {
        at: '/materials/identity-document',
        because: 'material-missing',
        detail: { name: expect.stringMatching(/^有效身份证件或学历/) },
      },
    ]);
  });
});

describe('a requirement that depends on the answers', () => {
  test('takes an empty list for the statement that there is none', () => {
    expect(missing(withFacts({ titles: [], employments: [] }))).toEqual([]);
    expect(places(missing({ ...COMPLETE, facts: { ...stated, titles: undefined } }))).toEqual([
      '/facts/titles',
    ]);
  });

  test('asks for a fact by the clause of the rule that judges on it', () => {
    const draft = { ...COMPLETE, level: 'assistant-engineer', eligibilityRoute: 'skill-award' };
    expect(missing(withMaterials(draft))).toEqual([
      { at: '/facts/awards', because: 'missing', clause: '二（二）' },
    ]);
  });

  test('asks the rank of an award that the call counts up to one, and of no other', () => {
    const draft = { ...COMPLETE, level: 'engineer', eligibilityRoute: 'skill-award' };
    const won = (award: string) =>
      missing(withMaterials({ ...draft, facts: { ...stated, awards: [{ award }] } }));
    expect(places(won('national-class-1-contest'))).toEqual(['/facts/awards/0/rank']);
    expect(won('national-technical-expert')).toEqual([]);
  });

  test('asks since when a title was employed only where a condition counts from there', () => {
    const call = callWith(({ eligibility }) => {
      const rule = eligibility?.rules.find(({ levels }) => levels.includes('engineer'));
      if (rule) rule.when = { title: { title: 'assistant-engineer', years: 4, from: 'employed' } };
    });
    const at = beijing('2021-10-20 09:00');
    expect(places(whatIsMissing(COMPLETE, call, facts, at))).toEqual(['/facts/titles/0/employedFrom']);
  });

  test('allows a foreign applicant a foreign phone', () => {
    const foreign = { ...identity, kind: 'passport' as const, number: 'E12345678', phone: '+4915112345678' };
    expect(missing({ ...COMPLETE, identity: foreign })).toEqual([]);
  });

  test('asks hours only of the levels that the call names', () => {
    const { hours: _, ...rest } = stated;
    const years = ['/facts/hours/2019', '/facts/hours/2020', '/facts/hours/2021'];
    expect(places(missing({ ...COMPLETE, facts: rest }))).toEqual(years);
    const assistant = {
      ...COMPLETE,
      level: 'assistant-engineer',
      facts: { ...rest, probationPassedOn: 'none' as const },
    };
    expect(missing(withMaterials(assistant))).toEqual([]);
  });

  test('counts hours of nought as stated', () => {
    expect(missing(withFacts({ hours: { 2019: 0, 2020: 0, 2021: 0 } }))).toEqual([]);
  });

  test('asks a self-score, with its sheet, of the route that needs one', () => {
    const draft = { ...COMPLETE, eligibilityRoute: 'self-score' };
    expect(places(missing(draft))).toEqual(['/facts/selfScore', '/materials/self-score-sheet']);
    expect(missing(withMaterials({ ...draft, facts: { ...stated, selfScore: 100 } }))).toEqual([]);
  });

  test('asks an applicant insured elsewhere for the substitutes', () => {
    const draft = withFacts({ insurance: 'substitute' });
    expect(places(missing(draft))).toEqual(['/materials/bank-wage-record', '/materials/tax-proof']);
  });

  test('asks a material without conditions of everybody, and one with conditions only of those who meet all', () => {
    const material = { id: 'm', name: '材料' };
    const limited = { ...material, levels: ['engineer'], insurance: 'local' };
    expect(isAskedOf(material, {})).toBe(true);
    expect(isAskedOf(limited, { level: 'engineer' })).toBe(false);
    expect(isAskedOf(limited, { level: 'engineer', facts: { insurance: 'local' } })).toBe(true);
    expect(isAskedOf({ ...material, eligibilityRoutes: ['normal'] }, {})).toBe(false);
  });
});

function dropped<T extends object>(value: T, name: keyof T): T {
  const rest = { ...value };
  delete rest[name];
  return rest;
}

test.each<[string, Partial<Draft>, string]>([
  [
    '/identity/email',
    { identity: { ...identity, email: '\u0430pplicant@example.com' } },
    '第1个字 U+0430（西里尔字母）',
  ],
  ['/identity/email', { identity: { ...identity, email: 'a@ example.com' } }, '第3个字 U+0020（空格）'],
  ['/identity/phone', { identity: { ...identity, phone: '1389000000O' } }, '第11个字 U+004F（字母 O）'],
  ['/employer', { employer: '91990000MA990001\u04257' }, '第17个字 U+0425（西里尔字母）'],
])('the first wrong sign at %s is named by its place', (at, over, signs) => {
  const found = missing({ ...COMPLETE, ...over }, noEmployer).find((defect) => defect.at === at);
  expect(found).toMatchObject({ because: 'wrong-sign', detail: { signs } });
});
