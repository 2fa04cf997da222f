import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordObjection, settleObjection } from '../../../../domain/acts/reviewer/objections.ts';
import { after, at, caseOf, declarationIn, taken } from '../../../rigs/domain/cases.ts';
import { anyDay } from '../../../rigs/domain/published-calendar.ts';

const posted = declarationIn('posted');
const objection = { substance: '对业绩有异议' };

describe('an objection', () => {
  test('is recorded on any day of the stage, even on rest days and days after the notice', () => {
    fc.assert(
      fc.property(anyDay('2021-10-12', '2021-11-11'), (day) => {
        const change = taken(recordObjection(caseOf(posted), objection, at(`${day} 22:00`)));
        expect(change.set.objections).toEqual([{ number: 1, step: 'notice', raisedOn: day, ...objection }]);
        expect(change.to).toBe('posted');
      }),
    );
  });

  test('takes the next number and leaves the beginning of the wait unchanged', () => {
    const first = after(posted, taken(recordObjection(caseOf(posted), objection, at('2021-10-13'))));
    const change = taken(recordObjection(caseOf(first), objection, at('2021-10-14', 8)));
    expect(change.set.objections?.map(({ number }) => number)).toEqual([1, 2]);
    expect(change.set).not.toHaveProperty('enteredAt');
  });

  test('may bring its handling along; a blank one counts as none', () => {
    const handled = taken(
      recordObjection(caseOf(posted), { ...objection, handling: '不成立' }, at('2021-10-13')),
    );
    expect(handled).toMatchObject({
      set: { objections: [{ handling: '不成立' }] },
      inputs: { settled: true },
    });
    const blank = taken(recordObjection(caseOf(posted), { ...objection, handling: ' ' }, at('2021-10-13')));
    expect(blank.set.objections?.[0]).not.toHaveProperty('handling');
    expect(blank.inputs).toEqual({ number: 1, settled: false });
  });

  test('without substance is refused', () => {
    expect(recordObjection(caseOf(posted), { substance: ' ' }, at('2021-10-13'))).toMatchObject({
      refusal: { because: 'reason-missing' },
    });
  });
});

describe('the handling of an objection', () => {
  const open = declarationIn('posted', {
    objections: [
      { number: 1, step: 'notice', raisedOn: '2021-10-13', substance: '一', handling: '不成立' },
      { number: 2, step: 'notice', raisedOn: '2021-10-13', substance: '二' },
    ],
  });

  test('is recorded for the objection of that number alone', () => {
    const change = taken(
      settleObjection(caseOf(open), { number: 2, handling: '属实，已更正' }, at('2021-10-14')),
    );
    expect(change.set.objections?.map(({ handling }) => handling)).toEqual(['不成立', '属实，已更正']);
  });

  test.each([1, 3])('is refused for number %i, which is not open', (number) => {
    expect(settleObjection(caseOf(open), { number, handling: '不成立' }, at('2021-10-14'))).toEqual({
      ok: false,
      refusal: { because: 'no-such-open-objection', facts: { number } },
    });
  });

  test('must not be empty', () => {
    expect(settleObjection(caseOf(open), { number: 2, handling: '' }, at('2021-10-14'))).toMatchObject({
      refusal: { because: 'reason-missing' },
    });
  });
});
