import { describe, expect, test } from 'vitest';
import { judgeDraftChange } from '../../../domain/acts/applicant/change.ts';
import { addMaterials, judgeMaterialRemoval } from '../../../domain/acts/applicant/materials.ts';
import { latestThatFit, MAX_CHANGES, MAX_TOLD_BYTES } from '../../../domain/values/bounds.ts';
import { inventedFile } from '../../../local/samples/sample-files.ts';
import { after, at, COMPLETE, caseOf, declarationIn, taken } from '../../rigs/domain/cases.ts';

describe('changes of a draft', () => {
  const identity = { kind: 'resident-id', sealed: 'sealed', hash: 'hash' };
  const changed = (changes: number) =>
    judgeDraftChange(
      caseOf(declarationIn('draft', { changes })),
      { draft: COMPLETE, identity, sections: ['identity'] },
      at('2021-10-11'),
    );

  test('are counted, even those of its files', () => {
    expect(taken(changed(0)).set.changes).toBe(1);
    const draft = declarationIn('draft', { changes: 3 });
    const [file] = COMPLETE.materials ?? [];
    const removed = taken(judgeMaterialRemoval(caseOf(draft), file?.upload ?? '', at('2021-10-11')));
    expect(removed.set.changes).toBe(4);
    const added = addMaterials(caseOf(after(draft, removed)), [inventedFile('papers')], at('2021-10-11', 8));
    expect(taken(added).set.changes).toBe(5);
  });

  test('are bounded between two submissions, and refused by name beyond', () => {
    expect(changed(MAX_CHANGES - 1)).toMatchObject({ ok: true });
    const refusal = { because: 'too-many-changes', facts: { most: MAX_CHANGES } };
    expect(changed(MAX_CHANGES)).toEqual({ ok: false, refusal });
    const full = caseOf(declarationIn('returned', { changes: MAX_CHANGES }));
    expect(addMaterials(full, [inventedFile('papers')], at('2021-10-11'))).toEqual({ ok: false, refusal });
    expect(judgeMaterialRemoval(full, 'any', at('2021-10-11'))).toEqual({ ok: false, refusal });
  });
});

describe('a long timeline', () => {
  const texts = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, nth) => `${nth}`.padEnd(bytes));
  const told = (all: readonly string[]) => latestThatFit(all, (text) => text.length);

  test('is told whole if it fits into one answer', () => {
    const all = texts(1000, 100);
    expect(told(all)).toEqual(all);
    expect(told([])).toEqual([]);
  });

  test('is told by its latest entries if it does not fit, whether they are many or long', () => {
    for (const all of [texts(50_000, 10), texts(200, 10_000)]) {
      const latest = told(all);
      expect(latest.at(-1)).toBe(all.at(-1));
      expect(latest).toEqual(all.slice(-latest.length));
      const bytes = latest.reduce((sum, { length }) => sum + length, 0);
      expect(bytes).toBeLessThanOrEqual(MAX_TOLD_BYTES);
      expect(latest.length).toBeGreaterThan(40);
      expect(latest.length).toBeLessThan(all.length);
    }
  });

  test('is told by at least its last entry, however long', () => {
    expect(told(['a', 'b'.repeat(MAX_TOLD_BYTES)])).toHaveLength(1);
  });
});
