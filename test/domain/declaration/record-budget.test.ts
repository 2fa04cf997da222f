import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  MAX_OBJECTIONS,
  recordObjection,
  settleObjection,
} from '../../../domain/acts/reviewer/objections.ts';
import type { Call } from '../../../domain/call/call.ts';
import { callFile } from '../../../domain/call/call-form.ts';
import type { Change } from '../../../domain/declaration/change.ts';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import { type Draft, type MaterialFile, readDraft } from '../../../domain/declaration/draft/draft.ts';
import { MAX_NAME_BYTES } from '../../../domain/declaration/files/file-name.ts';
import { MAX_MATERIALS } from '../../../domain/declaration/files/material-file.ts';
import type { Move } from '../../../domain/declaration/moves.ts';
import {
  BUDGET_BYTES,
  bytesOf,
  fitsIntoRecord,
  MAX_ITEM_BYTES,
} from '../../../domain/declaration/record-budget.ts';
import { textDefects } from '../../../domain/declaration/written.ts';
import {
  after,
  at,
  beijing,
  callWith,
  caseOf,
  declarationIn,
  jiaxing,
  taken,
} from '../../rigs/domain/cases.ts';
import {
  largest,
  largestDraft,
  MAX_NAME_LENGTH,
  MAX_TEXT_LENGTH,
  OBJECTIONS,
} from '../../rigs/domain/largest.ts';

describe('the largest declaration that people can honestly write', () => {
  test('is accepted by every form, and no part of it may be longer', () => {
    expect(readDraft(largestDraft(1))).toMatchObject({ ok: true });
    expect(largestDraft(1).materials).toHaveLength(MAX_MATERIALS);
    expect(textDefects('substance', MAX_TEXT_LENGTH)).toEqual([]);
    expect(textDefects('substance', `${MAX_TEXT_LENGTH}职`)).not.toEqual([]);
    expect(OBJECTIONS).toHaveLength(MAX_OBJECTIONS);
    expect(MAX_NAME_BYTES - Buffer.byteLength(MAX_NAME_LENGTH)).toBeLessThan(3);
  });

  test('lies below the budget, even with a commitment ten times as long', () => {
    expect(largest.commitment?.wording.length).toBeGreaterThan(10 * jiaxing.commitment.value.length);
    expect(bytesOf(largest)).toBeLessThan(BUDGET_BYTES);
    // It is the largest: with a tenth more of what may occur most, it would not fit.
    expect(bytesOf(largest)).toBeGreaterThan(0.85 * BUDGET_BYTES);
  });

  test('cannot be made larger by the call, whose ids and commitment are bounded', () => {
    const form = (edit: (call: Call) => void) => v.is(callFile, callWith(edit));
    const named = (length: number) =>
      form((call) => call.materials.value.push({ id: 'x'.repeat(length), name: '某' }));
    expect([named(64), named(65)]).toEqual([true, false]);
    const worded = (length: number) =>
      form((call) => Object.assign(call.commitment, { value: '诚'.repeat(length) }));
    expect([worded(5000), worded(5001)]).toEqual([true, false]);
  });

  test('leaves room for automatic acts', () => {
    const byItself = {
      token: 'x'.repeat(2048),
      lapsed: {
        from: 'posted',
        stage: 'x'.repeat(64),
        generation: 9,
        at: beijing('2021-11-12'),
        passedOver: true,
      },
      grant: { stage: 'x'.repeat(64), number: 9, until: beijing('2021-11-13') },
      pk: 'x'.repeat(64),
      sk: 'DECLARATION',
      dueShard: 'DUE#1',
      governedBy: 'x'.repeat(256),
      queue: 'x'.repeat(256),
      kind: 'declaration',
    };
    expect(BUDGET_BYTES + bytesOf(byItself)).toBeLessThan(MAX_ITEM_BYTES);
  });
});

describe('bytes are counted as the table counts them', () => {
  test.each<[string, unknown, number]>([
    ['a letter', 'a', 1],
    ['a Chinese character', '职', 3],
    ['a rare one', '𠮷', 4],
    ['an empty map', {}, 3],
    ['a map of one, with its name', { ab: 'c' }, 3 + 1 + 2 + 1],
    ['an absent value', { ab: undefined }, 3],
    ['a list', ['a', 'b'], 3 + 2 + 2],
    ['a truth', { a: true }, 3 + 1 + 1 + 1],
  ])('for %s', (_, value, bytes) => {
    expect(bytesOf(value)).toBe(bytes);
  });
});

describe('a declaration that no longer fits', () => {
  const full = declarationIn('returned', { defects: ['x'.repeat(BUDGET_BYTES)] });
  const change = (move: Move, set: Partial<Declaration>, drop: (keyof Declaration)[] = []) =>
    ({
      move,
      to: full.standing,
      at: beijing('2021-10-13'),
      actor: { kind: 'applicant', account: 'a' },
      set,
      drop,
      gates: [],
    }) as Change;

  test.each<Move>(['change', 'submit', 'return', 'post', 'record', 'object', 'settle'])(
    'is refused by name where people write: %s',
    (move) => {
      expect(fitsIntoRecord(full, change(move, {}))).toEqual({
        ok: false,
        refusal: { because: 'record-full' },
      });
    },
  );

  test.each<Move>([
    'withdraw',
    'support',
    'refuse',
    'lapse',
    'restore',
    'grant',
    'escalate',
    'restart',
    'reissue',
  ])('can still be ended or moved on: %s', (move) => {
    expect(fitsIntoRecord(full, change(move, {}))).toMatchObject({ ok: true });
  });

  test('fits again after something is removed', () => {
    expect(fitsIntoRecord(full, change('submit', {}, ['defects']))).toMatchObject({ ok: true });
    expect(fitsIntoRecord(full, change('change', { defects: ['short'] }))).toMatchObject({ ok: true });
  });
});

test(`objection ${MAX_OBJECTIONS + 1} is refused by name, and the present ones can still be settled`, () => {
  let posted = declarationIn('posted');
  const objection = { substance: '对业绩有异议' };
  for (let nth = 0; nth < MAX_OBJECTIONS; nth += 1)
    posted = after(
      posted,
      taken(recordObjection(caseOf(posted), objection, at('2021-10-13', posted.version))),
    );
  expect(recordObjection(caseOf(posted), objection, at('2021-10-13', posted.version))).toEqual({
    ok: false,
    refusal: { because: 'too-many-objections', facts: { most: MAX_OBJECTIONS } },
  });
  const settled = { number: MAX_OBJECTIONS, handling: '不成立' };
  taken(settleObjection(caseOf(posted), settled, at('2021-10-14', posted.version)));
});

test('an applicant chooses only the number and the names of files', () => {
  const [file] = largestDraft(1).materials ?? [];
  const { fileName: _, ...others } = file as MaterialFile;
  expect(bytesOf(others) * MAX_MATERIALS * 3).toBeLessThan(BUDGET_BYTES / 2);
  expect(({ ...largestDraft(1) } satisfies Draft).hours).toBeDefined();
});
