import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  declarationIn,
  declarationItems,
} from '../../../../adapters/records/declarations/declaration-item.ts';
import { packed, unpacked } from '../../../../adapters/records/declarations/parts.ts';
import { updateWrites } from '../../../../adapters/records/declarations/writes.ts';
import type { Item, Write } from '../../../../adapters/records/store/store.ts';
import {
  MAX_OBJECTIONS,
  recordObjection,
  settleObjection,
} from '../../../../domain/acts/reviewer/objections.ts';
import type { Call } from '../../../../domain/call/call.ts';
import { callFile } from '../../../../domain/call/call-form.ts';
import type { Change } from '../../../../domain/declaration/change.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import { readDraft } from '../../../../domain/declaration/draft/draft.ts';
import { MAX_NAME_BYTES } from '../../../../domain/declaration/files/file-name.ts';
import { MAX_MATERIALS } from '../../../../domain/declaration/files/material-file.ts';
import { textDefects } from '../../../../domain/declaration/written.ts';
import { sizeOf } from '../../../rigs/adapters/write-units.ts';
import {
  after,
  at,
  beijing,
  callWith,
  caseOf,
  declarationIn as declarationAt,
  taken,
} from '../../../rigs/domain/cases.ts';
import { largest, largestDraft, MAX_NAME_LENGTH, MAX_TEXT_LENGTH } from '../../../rigs/domain/largest.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items */
const MAX_ITEM_BYTES = 400 * 1024;

const change = (set: Change['set'], drop: (keyof Declaration)[] = []): Change => ({
  ...{ move: 'change', to: 'draft', at: beijing('2021-10-13'), gates: [], set, drop },
  actor: { kind: 'applicant', account: 'a' },
});
const writes = (declaration: Declaration, made: Change) => updateWrites(caseOf(declaration), made);
const puts = (written: readonly Write[]): Item[] =>
  written.flatMap(({ write }) => ('Put' in write && write.Put?.Item ? [write.Put.Item] : []));
const sizes = (items: readonly Item[]) => items.map((item) => sizeOf(item));

describe('the largest declaration that people can honestly write', () => {
  test('is accepted by every form, and no part of it may be longer', () => {
    expect(readDraft(largestDraft(1))).toMatchObject({ ok: true });
    expect(largestDraft(1).materials).toHaveLength(MAX_MATERIALS);
    expect(textDefects('substance', MAX_TEXT_LENGTH)).toEqual([]);
    expect(textDefects('substance', `${MAX_TEXT_LENGTH}职`)).not.toEqual([]);
    expect(largest.objections).toHaveLength(MAX_OBJECTIONS);
    expect(MAX_NAME_BYTES - Buffer.byteLength(MAX_NAME_LENGTH)).toBeLessThan(3);
  });

  test('stands in items of which the largest fills less than six tenths of what the table holds in one', () => {
    const written = writes(largest, change(structuredClone(largest)));
    expect(puts(written)).toHaveLength(4 + MAX_OBJECTIONS);
    expect(Math.max(...sizes(puts(written)))).toBeLessThan(0.6 * MAX_ITEM_BYTES);
    const [own = {}] = declarationItems(largest, 'employer');
    expect(sizeOf({ ...own, token: 'x'.repeat(2048) })).toBeLessThan(MAX_ITEM_BYTES / 10);
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
});

test(`objection ${MAX_OBJECTIONS + 1} is refused by name, and the present ones can still be settled`, () => {
  let posted = declarationAt('posted');
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
  const made = taken(settleObjection(caseOf(posted), settled, at('2021-10-14', posted.version)));
  // One objection is written anew, and none of the others.
  expect(puts(writes(posted, made))).toMatchObject([{ objection: settled }]);
});

describe('the items of a declaration', () => {
  test('join to the declaration that was split', () => {
    const { objections: _, ...begun } = declarationAt('draft', { draft: largestDraft(1) });
    expect(declarationIn(declarationItems({ ...begun, objections: [] }, 'employer'))).toEqual({
      ...begun,
      objections: [],
    });
    expect(declarationIn([])).toBeUndefined();
  });

  test('hold no part of a draft that is still empty, which reads as empty', () => {
    const { identity: _identity, admitted: _admitted, ...empty } = declarationAt('draft', { draft: {} });
    const items = declarationItems(empty, 'employer');
    expect(items.filter(({ part }) => part === 'draft')).toEqual([]);
    expect(declarationIn(items)).toEqual(empty);
    const [, ...filled] = updateWrites(caseOf(empty), change({ draft: largestDraft(1) }));
    expect(puts(filled).map(({ part }) => part)).toEqual(['draft']);
    const [, ...emptied] = updateWrites(caseOf(declarationAt('draft')), change({ draft: {} }));
    expect(puts(emptied).map(({ part }) => part)).toEqual(['draft']);
  });

  test('join where a part was kept as a map, as it was before', () => {
    const { draft, identity } = declarationAt('draft');
    const [own = {}, ...parts] = declarationItems(declarationAt('draft', { version: 3 }), 'employer');
    const asMap = parts.map((part) =>
      part.part === 'draft' ? { ...part, values: { draft, identity } } : part,
    );
    expect(declarationIn([own, ...asMap])).toEqual(declarationIn([own, ...parts]));
  });

  test.each<[string, Partial<Declaration>, (keyof Declaration)[], string[]]>([
    ['a standing', { round: 2 }, [], []],
    ['a draft', { draft: largestDraft(2) }, [], ['draft']],
    ['a submission', { submittedDraft: largestDraft(2), route: [] }, [], ['submission']],
    ['what a return names', { defects: ['不清晰'] }, [], ['return']],
    ['what a return named', {}, ['defects'], ['return']],
  ])('that a change of %s writes anew are those alone', (_, set, drop, parts) => {
    const written = writes(declarationAt('submitted', { defects: ['不齐'] }), change(set, drop));
    expect(puts(written).map(({ part }) => part)).toEqual(parts);
    expect(written).toHaveLength(1 + parts.length);
  });

  test('are torn, and read again, if some are from before an act and some from after it', () => {
    const before = declarationItems(declarationAt('draft', { version: 3 }), 'employer');
    const [own = {}, ...parts] = before;
    const draft = { ...parts[0], writtenIn: 4 };
    expect(declarationIn([own, ...parts])).toMatchObject({ version: 3 });
    expect(declarationIn([own, draft, ...parts.slice(1)])).toBe('torn');
    expect(declarationIn([{ ...own, draftWrittenIn: 4 }, ...parts])).toBe('torn');
    expect(declarationIn([own])).toBe('torn');
    const objection = { part: 'objections', writtenIn: 4, objection: { number: 1 } };
    expect(declarationIn([own, ...parts, objection])).toBe('torn');
    expect(declarationIn([{ ...own, objectionsWrittenIn: 4 }, ...parts, objection])).toMatchObject({
      objections: [{ number: 1 }],
    });
  });
});

const value = fc.jsonValue({ maxDepth: 4 });
const row = fc.record({ name: fc.string(), bytes: fc.integer(), more: value }, { requiredKeys: [] });

test('what was packed comes out as it was, whatever it holds', () => {
  const values = fc.record({ some: value, rows: fc.array(row), deep: fc.record({ rows: fc.array(row) }) });
  fc.assert(
    fc.property(values, (all) => {
      expect(unpacked(packed(all))).toEqual(plain(all));
    }),
  );
});

/** A JSON text is what any store of it gives back. */
const plain = (all: object) => JSON.parse(JSON.stringify(all));

test('files name their attributes once', () => {
  const files = [
    { material: 'degree', bytes: 1, type: 'application/pdf' },
    { material: 'thesis', bytes: 2, type: 'application/pdf' },
  ];
  expect(packed({ materials: files })).toBe(
    '{"materials":{"#of":["material","bytes","type"],"rows":[["degree",1,"application/pdf"],["thesis",2,"application/pdf"]]}}',
  );
});

test.each([
  ['of other names', [{ a: 1 }, { b: 1 }]],
  ['of which one lacks a value', [{ a: 1 }, { a: undefined }]],
  ['that are no objects', [1, null, 'a', [1]]],
  ['of one', [{ a: 1 }]],
])('a list %s stays as it is', (_, list) => {
  expect(packed({ list })).toBe(JSON.stringify({ list }));
});
