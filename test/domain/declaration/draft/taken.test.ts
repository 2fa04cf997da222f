import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import type { Draft } from '../../../../domain/declaration/draft/draft.ts';
import {
  afterTaking,
  lastUnderAnotherCall,
  PARTS_TAKEN,
  placesOffered,
} from '../../../../domain/declaration/draft/taken.ts';
import { jiaxing } from '../../../rigs/domain/cases.ts';

const AROUND = { call: jiaxing, vocabularies: VOCABULARIES };
const EARLIER: Draft = {
  identity: { kind: 'passport', number: 'E12345678', name: '某人', phone: '13890000000' },
  employer: '91990000MA990001X2',
  inService: { stated: true, post: '工程师' },
  level: 'engineer',
  facts: {
    degrees: [{ degree: 'bachelor', obtainedOn: '2010-06' }],
    hours: { 2018: 90, 2021: 60 },
    selfScore: 80,
  },
  materials: [
    {
      ...{ material: 'identity-document', fileName: 'a.pdf', type: 'application/pdf', bytes: 1 },
      ...{ sha256: '0'.repeat(64), upload: 'u', version: 'v' },
    },
  ],
};

test('the consent to short messages is given for one declaration and is not taken', () => {
  const agreed = { ...EARLIER, identity: { ...EARLIER.identity, smsAgreed: true } } as Draft;
  const { identity } = afterTaking({}, agreed, { ...AROUND, parts: ['person'] });
  expect(identity).toEqual(EARLIER.identity);
});

describe('a draft that takes parts of an earlier one', () => {
  test.each([
    [[], {}],
    [['person'], { identity: EARLIER.identity }],
    [['employer'], { employer: EARLIER.employer, inService: { post: '工程师' } }],
    [['facts'], { facts: { degrees: EARLIER.facts?.degrees, hours: { 2021: 60 } } }],
  ] as const)('takes %j and nothing else', (parts, taken) => {
    expect(afterTaking({ level: 'assistant' }, EARLIER, { ...AROUND, parts })).toEqual({
      level: 'assistant',
      ...taken,
    });
  });

  test('loses nothing to an earlier draft that states nothing', () => {
    expect(afterTaking(EARLIER, {}, { ...AROUND, parts: PARTS_TAKEN })).toEqual(EARLIER);
  });

  test('keeps the years that the earlier draft does not state', () => {
    const present: Draft = { facts: { hours: { 2020: 30, 2021: 10 } } };
    const { facts } = afterTaking(present, EARLIER, { ...AROUND, parts: ['facts'] });
    expect(facts?.hours).toEqual({ 2020: 30, 2021: 60 });
  });
});

describe('the places that are offered', () => {
  const { identity: open, ...rest } = EARLIER;
  const { number: _, ...shown } = open ?? {};
  const sealed = { kind: 'passport', sealed: 'sealed', hash: 'hash' };

  test('are the fields that each part fills, the sealed number among them', () => {
    const offered = placesOffered({ draft: { ...rest, identity: shown }, identity: sealed }, AROUND);
    expect(offered.person).toContain('/identity/number');
    expect(offered.person).toContain('/identity/phone');
    expect(offered.employer).toEqual(['/employer', '/inService/post']);
    expect(offered.facts).toEqual(['/facts/degrees', '/facts/hours']);
  });

  test('are none of a part that the earlier draft does not state', () => {
    expect(placesOffered({ draft: { facts: { selfScore: 80 } } }, AROUND)).toEqual({});
  });
});

test('the earlier declaration is the one that moved last under another call', () => {
  const of = (call: string, enteredAt: string) => ({
    declaration: { call, enteredAt } as Declaration,
  });
  const [older, newer] = [of('a', '2020-01-01T00:00:00Z'), of('b', '2021-01-01T00:00:00Z')];
  expect(lastUnderAnotherCall([older, newer, of('c', '2022-01-01T00:00:00Z')], 'c')).toBe(newer);
  expect(lastUnderAnotherCall([newer], 'b')).toBeUndefined();
});
