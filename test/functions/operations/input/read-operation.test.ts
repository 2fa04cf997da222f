import { describe, expect, test } from 'vitest';
import { readOperation } from '../../../../functions/operations/input/read-operation.ts';

const SIGNED = { by: '操作员', reason: '理由' };
const EXECUTION = 'arn:of:the:execution';
const reading = (input: unknown) => readOperation(input, EXECUTION);

const MOVE = {
  act: 'move-deadline',
  ...SIGNED,
  call: 'a-call',
  stage: 'declare',
  from: '2021-10-31',
  to: '2021-11-02 17:00',
};

const REGISTER = { act: 'register-employers', ...SIGNED, file: 'registrations/2021-09-20.json' };

function defectsOf(input: unknown): string[] {
  const read = reading(input);
  const defects = read.ok ? [] : (read.refusal.defects ?? []);
  return defects.map(({ at, because }) => `${at} ${because}`).sort();
}

describe('the input that an operator types into the console', () => {
  test.each([
    ['publishes a call', { act: 'publish-call', ...SIGNED, file: 'calls/x.yaml', expectedVersion: 0 }],
    ['moves a deadline', MOVE],
    ['moves one whose effect was confirmed', { ...MOVE, confirms: '0a1b2c3d' }],
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
    ['registers what a file of the bucket says', REGISTER],
  ])('%s when it is complete', (_, input) => {
    expect(reading(input)).toEqual({ ok: true, value: { ...input, execution: EXECUTION } });
  });

  test.each(['·', '...', '\u0301', '123'])('is signed by nobody and for nothing with %s', (text) => {
    expect(defectsOf({ ...MOVE, by: text, reason: text })).toEqual(['/by no-letter', '/reason no-letter']);
  });

  test.each([
    [undefined],
    [null],
    ['publish-call'],
    [[]],
    [{}],
    [{ act: 'lunch' }],
    // A task of the machine's own function is no act of an operator's, signed or not.
    [{ act: 'tell-cases', call: 'a-call', stage: 'declare', movedAt: '9999-01-01T00:00:00.000Z' }],
    [{ act: 'tell-cases', ...SIGNED }],
    [{ task: 'tell-cases', cases: {} }],
    [{ act: 'toString' }],
    [{ act: 7 }],
  ])('is refused when it names no act: %j', (input) => {
    expect(reading(input)).toMatchObject({ refusal: { because: 'no-such-act' } });
  });

  test.each([
    ['call', MOVE],
    ['stage', MOVE],
    ['declaration', { act: 'restart-declaration', ...SIGNED, declaration: '2021-0000-0000', expectedRun: 1 }],
  ])('is refused when its %s is longer than any', (field, input) => {
    expect(defectsOf({ ...input, [field]: 'a'.repeat(64) })).toEqual([]);
    expect(defectsOf({ ...input, [field]: 'a'.repeat(65) })).toEqual([`/${field} malformed`]);
  });

  test('is refused with every defect at once, each where it stands', () => {
    const input = { ...MOVE, by: '  ', reason: undefined, from: 'yesterday', stage: 7, hurry: true };
    const read = reading(input);
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

  test('cannot say which execution it is', () => {
    expect(defectsOf({ ...MOVE, execution: 'another' })).toEqual(['/execution unknown-field']);
  });

  test.each([
    ['2021-02-30', 'no-such-day'],
    ['2021年2月30日 17:00', 'no-such-day'],
    ['2021-13-01', 'no-such-day'],
    ['2021-11-02 25:00', 'malformed'],
    ['02.11.2021', 'malformed'],
    ['2021-11-0\ue0002', 'wrong-sign'],
  ])('is refused when a closing is no day: %s is %s', (to, because) => {
    expect(reading({ ...MOVE, to })).toMatchObject({ refusal: { defects: [{ at: '/to', because }] } });
  });

  test('is read in normal forms', () => {
    const typed = {
      ...MOVE,
      act: 'move-deadline\u200b',
      call: '\u202da-call\u202c',
      stage: 'ｄeclare',
      from: '2021年10月31日',
      to: '2021/11/2 17：00',
    };
    expect(reading(typed)).toEqual(reading(MOVE));
    const restart = {
      act: 'restart-declaration',
      ...SIGNED,
      declaration: '2021　0000－0018',
      expectedRun: 1,
    };
    expect(reading(restart)).toMatchObject({ value: { declaration: '2021-0000-0018' } });
    const file = ' registrations/2021-09-20.json\ufeff';
    expect(reading({ ...REGISTER, file })).toEqual(reading(REGISTER));
  });
});

describe('a registration', () => {
  test.each([
    [''],
    ['2021-09-20.json'],
    ['materials/2021-0000-0000/one'],
    ['registrations/'],
    ['registrations/../materials/x'],
    ['registrations/a/b.json'],
    ['registrations/.hidden'],
    ['registrations/示例联系人.json'],
    [`registrations/${'x'.repeat(101)}`],
    [7],
  ])('names a file under registrations/, by its letters and digits alone: %s is none', (file) => {
    expect(defectsOf({ ...REGISTER, file })).toEqual([expect.stringMatching(/^\/file (malformed|missing)$/)]);
  });

  test('takes nobody’s contacts in the input', () => {
    expect(defectsOf({ ...REGISTER, file: undefined, employers: [], bodies: [] })).toEqual([
      '/bodies unknown-field',
      '/employers unknown-field',
      '/file missing',
    ]);
  });
});
