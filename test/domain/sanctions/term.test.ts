import { expect, test } from 'vitest';
import { forgottenAt, holdsOn, type SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { spanOf } from '../../../domain/sanctions/term.ts';

test.each([
  ['from-revocation', '2021-12-01', 3, '2021-12-01', '2024-12-01'],
  ['from-revocation', '2020-02-29', 3, '2020-02-29', '2023-02-28'],
  ['from-revocation', '2021-12-31', 1, '2021-12-31', '2022-12-31'],
  ['next-year', '2021-01-01', 3, '2022-01-01', '2024-12-31'],
  ['next-year', '2021-12-31', 3, '2022-01-01', '2024-12-31'],
  ['next-year', '2021-06-30', 1, '2022-01-01', '2022-12-31'],
] as const)(
  '%s of a decision of %s for %d years holds from %s to %s',
  (startRule, decided, years, from, to) => {
    expect(spanOf(decided, { startRule, years })).toEqual({ from, to });
  },
);

const ENTRY: SanctionEntry = {
  ...{
    id: 'S1',
    ground: 'dishonesty',
    from: '2022-01-01',
    to: '2024-12-31',
    sealed: '',
    version: 1,
    acts: [],
  },
};

test('an entry judges from its first day to its last, both included, and not once it was ended', () => {
  const days = ['2021-12-31', '2022-01-01', '2024-12-31', '2025-01-01'];
  expect(days.map((day) => holdsOn(ENTRY, day))).toEqual([false, true, true, false]);
  const ended = { ...ENTRY, ended: { at: '2023-05-01T00:00:00.000Z', ground: 'quashed' as const } };
  expect(holdsOn(ended, '2023-06-01')).toBe(false);
});

test('it is forgotten as the day after its last begins; one that was ended, thirty days after at the latest', () => {
  const zone = 'Asia/Shanghai';
  expect(forgottenAt(ENTRY, zone)).toBe('2024-12-31T16:00:00.000Z');
  const endedOn = (at: string) => forgottenAt({ ...ENTRY, ended: { at, ground: 'quashed' } }, zone);
  expect(endedOn('2023-04-30T16:00:00.000Z')).toBe('2023-05-30T16:00:00.000Z');
  expect(endedOn('2024-12-20T00:00:00.000Z')).toBe('2024-12-31T16:00:00.000Z');
});
