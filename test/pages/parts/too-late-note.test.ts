import { expect, test } from 'vitest';
import { cannotFinishNote, submitByNote } from '../../../pages/parts/too-late-note.ts';
import { beijing, caseOf, declarationIn, locksWith } from '../../rigs/domain/cases.ts';

/** Declaring closes on 2026-12-31 and the employers on 2027-01-04, a year that is not published yet. */
const locks = locksWith(
  'employer',
  { closesAt: beijing('2027-01-05') },
  locksWith(
    'declare',
    { closesAt: beijing('2027-01-01') },
    locksWith('recommendation', { closesAt: beijing('2027-01-19') }),
  ),
);

test('a last day to post that waits for a year is said by its bound, and that it may come sooner', () => {
  const draft = caseOf(declarationIn('draft'), { locks });
  const noteAt = (wall: string) => {
    const note = submitByNote('zh', draft, beijing(wall));
    return note === false ? '' : note.text;
  };
  expect(noteAt('2026-12-21')).toContain('请在 2026-12-29（周二） 前（含当日）提交');
  expect(noteAt('2026-12-21')).toContain('2027年放假安排尚未公布，公布后这一天可能更早。');
  expect(noteAt('2026-12-30')).toContain('最迟须于 2026-12-29（周二） 张贴');
});

test('a submission past that bound is said to be too late, by its day', () => {
  const note = cannotFinishNote('zh', caseOf(declarationIn('submitted'), { locks }), beijing('2026-12-30'));
  expect(note === false ? '' : note.text).toContain('最迟须于 2026-12-29（周二） 张贴');
});
