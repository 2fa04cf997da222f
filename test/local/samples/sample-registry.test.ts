import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { callFile } from '../../../domain/call/call-form.ts';
import { routeFor } from '../../../domain/declaration/registry.ts';
import { checkCreditCode } from '../../../domain/identifiers/credit-code.ts';
import { isEmailAddress } from '../../../domain/identifiers/email.ts';
import { isMobileNumber } from '../../../domain/identifiers/mobile-number.ts';
import { sampleBodies, sampleEmployers } from '../../../local/samples/sample-registry.ts';
import { jiaxingValue } from '../../rigs/domain/jiaxing.ts';

const call = v.parse(callFile, jiaxingValue());
const holders = [...sampleEmployers, ...sampleBodies];
const people = holders.flatMap(({ contact, superior }) => [contact, superior]);

describe('the invented employers', () => {
  test.each(sampleEmployers.map(({ name, code }) => [name, code]))(
    '%s has a credit code of right form',
    (_, code) => {
      expect(checkCreditCode(code)).toEqual([]);
      expect(code.slice(2, 8)).toBe('990000');
    },
  );

  test('have codes of their own and stand under every affiliation of the call', () => {
    expect(new Set(sampleEmployers.map(({ code }) => code)).size).toBe(sampleEmployers.length);
    const affiliations = call.routes.value.map(({ affiliation }) => affiliation);
    expect(new Set(sampleEmployers.map(({ affiliation }) => affiliation))).toEqual(new Set(affiliations));
  });

  test.each(sampleEmployers.map((employer) => [employer.name, employer] as const))(
    'the route of %s has a registered body at every step',
    (_, employer) => {
      const { route, missing } = routeFor(call, employer, sampleBodies, {});
      expect(missing).toEqual([]);
      expect(route.map(({ kind }) => kind)).toEqual(
        employer.affiliation === 'municipal' ? [] : ['acceptance-point', 'hr-bureau'],
      );
    },
  );
});

describe('the invented people', () => {
  test('can be written to, and nobody stands twice', () => {
    expect(people.filter(({ phone, email }) => !isMobileNumber(phone) || !isEmailAddress(email))).toEqual([]);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  test('are obviously invented', () => {
    expect(people.every(({ email }) => email.endsWith('@example.com'))).toBe(true);
    expect(holders.filter(({ name }) => !name.includes('示例'))).toEqual([]);
  });
});
