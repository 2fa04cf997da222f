import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { contentsAfter } from '../../../domain/achievement-file/achievement-file.ts';
import { withoutNumber } from '../../../domain/achievement-file/without-number.ts';
import { type Person, personForm } from '../../../domain/achievements/person.ts';

const NUMBER = '330402199001010019';
const kept = (stated: Person, number = NUMBER) =>
  contentsAfter(undefined, stated, { vocabularies: VOCABULARIES, number }).facts;

describe('what is kept', () => {
  test.each([
    '330402199001010019',
    '330402 19900101 0019',
    '浙Z330402199001010019',
    '3304021990-01010019',
    '３３０４０２１９９００１０１００１９',
    '330402.19900101.0019',
    '330402·19900101·0019',
    '330402\u201019900101\u20130019',
    '330402\u221219900101\u30000019',
    '330402900101001',
    '330402 900101 001',
  ])('is never the identity number, as in %s', (number) => {
    const stated: Person = {
      certificates: [{ certificate: 'senior-worker', number }],
      achievements: [{ kind: 'paper', name: `证书${number}` }],
    };
    const facts = kept(stated);
    expect(JSON.stringify(facts)).not.toMatch(/[\d０-９]/);
    expect(v.is(personForm, facts)).toBe(true);
  });

  test('has the number masked in a number with a letter, and as eighteen places of an old card', () => {
    const certificates = ['1x2', '１Ｘ２', '12'].map((number) => ({ certificate: 'any', number }));
    const numbers = (number: string) =>
      withoutNumber({ certificates }, number).certificates.map((each) => each.number);
    expect(numbers('1X2')).toEqual(['***', '***', '12']);
    expect(numbers('')).toEqual(['1x2', '１Ｘ２', '12']);
    const whole = { certificates: [{ certificate: 'any', number: '330402199001010019' }] };
    expect(withoutNumber(whole, '330402900101001').certificates[0]?.number).toBe('*'.repeat(18));
  });

  test('has its days and terms, whatever the identity number is', () => {
    const stated: Person = {
      titles: [{ title: 'technician', obtainedOn: '2017-12', number: '20171' }],
      hours: { 2017: 90 },
    };
    const facts = kept(stated, '20171');
    expect(facts).toEqual({ ...stated, titles: [{ ...stated.titles?.[0], number: '*****' }] });
  });

  test('is what was kept before if masking leaves a text that no declaration may state', () => {
    const before = { facts: { hours: { 2021: 90 } }, words: {} };
    const stated: Person = { degrees: [{ degree: 'bachelor', school: '33040219900101001X' }] };
    const around = { vocabularies: VOCABULARIES, number: '33040219900101001X' };
    expect(contentsAfter(before, stated, around).facts).toEqual({ hours: { 2021: 90 } });
    expect(contentsAfter(undefined, stated, around).facts).toEqual({});
  });
});
