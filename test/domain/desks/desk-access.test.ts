import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { isContentShown, mayDecide, mayRead, turnOf } from '../../../domain/desks/desk-access.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import {
  APPLICANT,
  BODIES,
  beijing,
  COMPLETE,
  declarationIn,
  EMPLOYER,
  jiaxing,
} from '../../rigs/domain/cases.ts';

const [POINT, BUREAU] = BODIES.map(({ id }) => id);

const STEP_OF: Partial<Record<Standing, string>> = {
  submitted: 'employer',
  returned: 'recommendation',
  forwarded: 'recommendation',
  unpaid: 'recommendation',
  'paper-due': 'recommendation',
};

function entry(move: TimelineEntry['move'], to: Standing, version: number): TimelineEntry {
  return {
    declaration: 'ZC2021-000000-0',
    version,
    at: beijing('2021-10-11'),
    move,
    to,
    ...(STEP_OF[to] === undefined ? {} : { step: STEP_OF[to] }),
    actor: APPLICANT,
    call: jiaxing.id,
    callVersion: 1,
    calendar: 1,
    run: 1,
  };
}

const SUBMIT = entry('submit', 'submitted', 3);
const FORWARDED = [SUBMIT, entry('record', 'forwarded', 6)];
const SUPERIOR = `employer-superior:${EMPLOYER.code}` as const;
const BODY_SUPERIOR = `body-superior:${POINT}` as const;

function handed(to: Standing, version: number, handedTo: string): TimelineEntry {
  return { ...entry('escalate', to, version), inputs: { handedTo } };
}

function reads(
  desk: DeskId,
  standing: Standing,
  timeline: readonly TimelineEntry[],
  over: Partial<Declaration> = {},
): boolean {
  const declaration = declarationIn(standing, { submittedDraft: COMPLETE, ...over });
  return mayRead({ call: jiaxing.id, desk }, { declaration, timeline });
}

describe('the right to read', () => {
  test.each<[string, boolean, DeskId, Standing, readonly TimelineEntry[], Partial<Declaration>]>([
    ['the employer', true, `employer:${EMPLOYER.code}`, 'submitted', [SUBMIT], {}],
    ['its superior to whom it was not handed', false, SUPERIOR, 'submitted', [SUBMIT], {}],
    ['its superior who holds it', true, SUPERIOR, 'submitted', [SUBMIT], { desk: 'superior' }],
    [
      'its superior after its decision',
      true,
      SUPERIOR,
      'supported',
      [SUBMIT, handed('submitted', 4, SUPERIOR), entry('support', 'supported', 5)],
      {},
    ],
    [
      'its superior of the round before',
      false,
      SUPERIOR,
      'submitted',
      [
        SUBMIT,
        handed('submitted', 4, SUPERIOR),
        entry('return', 'returned', 5),
        entry('submit', 'submitted', 6),
      ],
      {},
    ],
    ['the employer after the end', true, `employer:${EMPLOYER.code}`, 'refused', [SUBMIT], {}],
    [
      'the body to which a submission leads',
      true,
      `body:${POINT}`,
      'forwarded',
      [entry('submit', 'forwarded', 3)],
      {},
    ],
    [
      'the body that takes the fee first',
      true,
      `body:${POINT}`,
      'unpaid',
      [entry('submit', 'unpaid', 3)],
      {},
    ],
    [
      'the body that takes papers first',
      true,
      `body:${POINT}`,
      'paper-due',
      [entry('submit', 'paper-due', 3)],
      {},
    ],
    ['the body after it', false, `body:${BUREAU}`, 'forwarded', [entry('submit', 'forwarded', 3)], {}],
    [
      'the first body while its return is with the applicant, and again after it',
      true,
      `body:${POINT}`,
      'forwarded',
      [entry('submit', 'forwarded', 3), entry('return', 'returned', 4), entry('submit', 'forwarded', 5)],
      {},
    ],
    [
      'the first body of a way that the employer now begins',
      false,
      `body:${POINT}`,
      'submitted',
      [entry('submit', 'forwarded', 3), entry('return', 'returned', 4), entry('submit', 'submitted', 5)],
      {},
    ],
    ['another employer', false, 'employer:91990000MA990001X2', 'submitted', [SUBMIT], {}],
    ['the employer of a draft', false, `employer:${EMPLOYER.code}`, 'draft', [], { run: 0 }],
    [
      'the employer that only the edit names',
      false,
      `employer:${EMPLOYER.code}`,
      'returned',
      [SUBMIT],
      { submittedDraft: { ...COMPLETE, employer: '91990000MA990001X2' } },
    ],
    [
      'the employer under another call',
      false,
      `employer:${EMPLOYER.code}`,
      'submitted',
      [SUBMIT],
      { call: 'other' },
    ],
    ['a body before its turn', false, `body:${POINT}`, 'submitted', [SUBMIT], {}],
    ['the first body', true, `body:${POINT}`, 'forwarded', FORWARDED, {}],
    ['the first body’s superior to whom it was not handed', false, BODY_SUPERIOR, 'forwarded', FORWARDED, {}],
    [
      'the first body’s superior who holds it',
      true,
      BODY_SUPERIOR,
      'forwarded',
      FORWARDED,
      { desk: 'superior' },
    ],
    [
      'the first body’s superior after the employer’s had it',
      false,
      BODY_SUPERIOR,
      'forwarded',
      [SUBMIT, handed('submitted', 4, SUPERIOR), entry('record', 'forwarded', 6)],
      {},
    ],
    [
      'the first body’s superior after its own turn',
      true,
      BODY_SUPERIOR,
      'forwarded',
      [...FORWARDED, handed('forwarded', 7, BODY_SUPERIOR), entry('support', 'forwarded', 8)],
      { bodyIndex: 1 },
    ],
    ['the second body before its turn', false, `body:${BUREAU}`, 'forwarded', FORWARDED, {}],
    ['the second body', true, `body:${BUREAU}`, 'forwarded', FORWARDED, { bodyIndex: 1 }],
    ['the first body after its own turn', true, `body:${POINT}`, 'recommended', FORWARDED, { bodyIndex: 2 }],
    ['a body of no route', false, 'body:elsewhere', 'forwarded', FORWARDED, {}],
    [
      'the body after its return',
      true,
      `body:${POINT}`,
      'returned',
      [...FORWARDED, entry('return', 'returned', 7)],
      {},
    ],
    [
      'the body of the round before',
      false,
      `body:${POINT}`,
      'submitted',
      [...FORWARDED, entry('return', 'returned', 7), entry('submit', 'submitted', 8)],
      {},
    ],
  ])('%s: %s', (_, may, desk, standing, timeline, over) => {
    expect(reads(desk, standing, timeline, over)).toBe(may);
  });
});

test.each<[Standing, boolean]>([
  ['submitted', true],
  ['posted', true],
  ['forwarded', true],
  ['recommended', true],
  ['refused', true],
  ['lapsed', true],
  ['draft', false],
  ['returned', false],
  ['withdrawn', false],
])('content while %s is shown: %s', (standing, shown) => {
  expect(isContentShown(declarationIn(standing))).toBe(shown);
});

test('content that lapsed with the applicant stays hidden', () => {
  const lapsed = { from: 'returned', stage: 'declare', generation: 1, at: beijing('2021-11-01') } as const;
  expect(isContentShown(declarationIn('lapsed', { lapsed }))).toBe(false);
});

test.each<[DeskId, Partial<Declaration>, Standing, string]>([
  [`employer:${EMPLOYER.code}`, {}, 'submitted', 'own'],
  [`employer:${EMPLOYER.code}`, { desk: 'superior' }, 'submitted', 'superior'],
  [`employer-superior:${EMPLOYER.code}`, { desk: 'superior' }, 'posted', 'own'],
  [`employer-superior:${EMPLOYER.code}`, {}, 'supported', 'contact'],
  [`employer:${EMPLOYER.code}`, {}, 'forwarded', 'elsewhere'],
  [`body:${POINT}`, {}, 'forwarded', 'own'],
  [`body:${BUREAU}`, {}, 'forwarded', 'elsewhere'],
  [`body:${POINT}`, { desk: 'superior' }, 'forwarded', 'superior'],
  [`employer:${EMPLOYER.code}`, {}, 'recommended', 'elsewhere'],
])('for %s with %j while %s it is the turn of: %s', (desk, over, standing, turn) => {
  expect(turnOf(desk, declarationIn(standing, over))).toBe(turn);
});

describe('a decision on one’s own declaration', () => {
  const identity = { ...COMPLETE.identity, phone: '13900001001', email: 'hr@example.com' };
  const declaration = declarationIn('submitted', { submittedDraft: { ...COMPLETE, identity } });
  const other = { ...EMPLOYER.contact, phone: '13900001009', email: 'other@example.com' };
  const applicant = { ...other, phone: '+86 139-0000-1001' };
  const byMail = { ...other, email: 'HR@Example.com' };

  test.each<[string, DeskId, Parameters<typeof mayDecide>[2], boolean]>([
    ['another contact', `employer:${EMPLOYER.code}`, { contact: other, superior: other }, true],
    [
      'the applicant as the contact',
      `employer:${EMPLOYER.code}`,
      { contact: applicant, superior: other },
      false,
    ],
    ['the applicant by address', `employer:${EMPLOYER.code}`, { contact: byMail, superior: other }, false],
    ['the superior of the applicant', SUPERIOR, { contact: applicant, superior: other }, true],
    ['the applicant as the superior', SUPERIOR, { contact: other, superior: applicant }, false],
    ['the applicant as the contact', `body:${POINT}`, { contact: applicant, superior: other }, false],
    ['nobody registered', `body:${POINT}`, undefined, true],
  ])('by %s, at %s', (_, desk, holder, may) => {
    expect(mayDecide(desk, declaration, holder).ok).toBe(may);
  });
});
