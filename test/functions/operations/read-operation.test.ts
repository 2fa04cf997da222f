import { describe, expect, test } from 'vitest';
import { readOperation } from '../../../functions/operations/read-operation.ts';

const SIGNED = { by: '操作员', reason: '理由', execution: 'arn:of:the:execution' };

const MOVE = {
  act: 'move-deadline',
  ...SIGNED,
  call: 'a-call',
  stage: 'declare',
  from: '2021-10-31',
  to: '2021-11-02 17:00',
};

const PERSON = { name: '示例联系人', post: '人事专员', phone: '13900000001', email: 'hr@example.com' };
const EMPLOYER = {
  code: '91990000MA990001X2',
  name: '示例单位',
  kind: 'enterprise',
  district: 'nanhu',
  affiliation: 'county',
  contact: PERSON,
  superior: { ...PERSON, email: 'head@example.com' },
};
const BODY = {
  id: 'jx-nanhu-point',
  kind: 'acceptance-point',
  name: '示例受理点',
  district: 'nanhu',
  contact: PERSON,
  superior: { ...PERSON, email: 'head@example.com' },
};
const REGISTER = { act: 'register-employers', ...SIGNED, employers: [EMPLOYER] };

function defectsOf(input: unknown): string[] {
  const read = readOperation(input);
  const defects = read.ok ? [] : (read.refusal.defects ?? []);
  return defects.map(({ at, because }) => `${at} ${because}`).sort();
}

describe('what an operator types into the console', () => {
  test.each([
    ['publishes a call', { act: 'publish-call', ...SIGNED, file: 'id: x', expectedVersion: 0 }],
    ['moves a deadline', MOVE],
    [
      'grants a late entry',
      {
        act: 'grant-late-entry',
        ...SIGNED,
        declaration: '2021-0000-0000',
        until: '2021-11-03',
        expectedVersion: 4,
      },
    ],
    [
      'restarts a declaration',
      { act: 'restart-declaration', ...SIGNED, declaration: '2021-0000-0000', expectedRun: 1 },
    ],
    ['reissues a link', { act: 'reissue-link', ...SIGNED, declaration: '2021-0000-0000', expectedRound: 0 }],
    ['registers an employer', REGISTER],
    [
      'registers bodies, one of them anew',
      {
        act: 'register-employers',
        ...SIGNED,
        bodies: [BODY, { ...BODY, id: 'another', expected: 2 }],
      },
    ],
  ])('%s when it is complete', (_, input) => {
    expect(readOperation(input)).toEqual({ ok: true, value: input });
  });

  test.each([
    [undefined],
    [null],
    ['publish-call'],
    [[]],
    [{}],
    [{ act: 'lunch' }],
    [{ act: 'toString' }],
    [{ act: 7 }],
  ])('is refused when it names no act: %j', (input) => {
    expect(readOperation(input)).toMatchObject({ refusal: { because: 'no-such-act' } });
  });

  test('is refused with every defect at once, each where it stands', () => {
    const input = { ...MOVE, by: '  ', reason: undefined, from: 'yesterday', stage: 7, hurry: true };
    const read = readOperation(input);
    expect(read).toMatchObject({ ok: false, refusal: { because: 'malformed' } });
    const defects = read.ok ? [] : (read.refusal.defects ?? []);
    expect(defects.map(({ at, because }) => `${at} ${because}`).sort()).toEqual([
      '/by missing',
      '/from malformed',
      '/hurry unknown-field',
      '/reason missing',
      '/stage malformed',
    ]);
  });

  test.each([['2021-02-30'], ['2021-13-01'], ['2021-11-02 25:00'], ['2021-11-02T17:00'], ['20211102']])(
    'is refused when a closing is no day: %s',
    (to) => {
      expect(readOperation({ ...MOVE, to })).toMatchObject({
        refusal: { defects: [{ at: '/to', because: 'malformed' }] },
      });
    },
  );
});

describe('a registration', () => {
  const registering = (employers: unknown, more = {}) => ({ ...REGISTER, employers, ...more });

  test('is read in normal forms', () => {
    const typed = {
      ...EMPLOYER,
      code: ' ９１990000ma990001x2 ',
      contact: { ...PERSON, phone: '+86 139-0000-0001', email: ' hr@example.com ' },
    };
    expect(readOperation(registering([typed]))).toMatchObject({ ok: true, value: { employers: [EMPLOYER] } });
  });

  test('is refused with every defect of every entry at once, each where it stands', () => {
    const employers = [
      { ...EMPLOYER, code: '91990000MA990001X3', kind: 'club', district: '', hurry: true },
      { ...EMPLOYER, contact: { ...PERSON, phone: '0573-8888', email: 'hr at example' }, expected: -1 },
      { code: 'IO' },
    ];
    const body = { ...BODY, id: 'Nanhu#Point', superior: { ...PERSON, name: ' ' } };
    expect(defectsOf(registering(employers, { bodies: [body], by: '' }))).toEqual([
      '/bodies/0/id malformed',
      '/bodies/0/superior/name missing',
      '/by missing',
      '/employers/0/code wrong-checksum',
      '/employers/0/district missing',
      '/employers/0/hurry unknown-field',
      '/employers/0/kind malformed',
      '/employers/1/contact/email not-an-email',
      '/employers/1/contact/phone not-a-mobile-number',
      '/employers/1/expected malformed',
      '/employers/2/affiliation missing',
      '/employers/2/code letter-not-used',
      '/employers/2/code wrong-form',
      '/employers/2/contact missing',
      '/employers/2/district missing',
      '/employers/2/kind missing',
      '/employers/2/name missing',
      '/employers/2/superior missing',
    ]);
  });

  test.each([[undefined], [[]]])('of nothing is refused: %j', (employers) => {
    expect(defectsOf(registering(employers))).toEqual(['/employers missing']);
  });

  test('names nobody twice', () => {
    const again = { ...EMPLOYER, code: EMPLOYER.code.toLowerCase() };
    expect(defectsOf(registering([EMPLOYER, again], { bodies: [BODY, BODY] }))).toEqual([
      '/bodies/1/id given-twice',
      '/employers/1/code given-twice',
    ]);
  });

  test('of more than one transaction takes is refused', () => {
    const bodies = (count: number) =>
      Array.from({ length: count }, (_, nth) => ({ ...BODY, id: `body-${nth}` }));
    expect(defectsOf(registering([EMPLOYER], { bodies: bodies(33) }))).toEqual([]);
    expect(defectsOf(registering([EMPLOYER], { bodies: bodies(34) }))).toEqual(['/employers too-many']);
  });

  // A published code of a real company is reported to fail its check: 91350211M0000XUF46.
  test('takes a code that fails its checksums with a reason, and never one of wrong form', () => {
    const checksumSetAside = '已核对营业执照原件';
    const odd = { ...EMPLOYER, code: '91990000MA990001X3', checksumSetAside };
    expect(defectsOf(registering([odd]))).toEqual([]);
    expect(defectsOf(registering([{ ...odd, code: '91990000MA99' }]))).toEqual([
      '/employers/0/code wrong-form',
    ]);
    expect(defectsOf(registering([{ ...odd, checksumSetAside: ' ' }]))).toContain(
      '/employers/0/checksumSetAside missing',
    );
  });
});
