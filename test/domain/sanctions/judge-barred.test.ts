import { describe, expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import type { SanctionEntry } from '../../../domain/sanctions/entry.ts';
import { barredBy } from '../../../domain/sanctions/judge-barred.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

const entry = (stated: Partial<SanctionEntry> = {}): SanctionEntry => ({
  ...{ id: 's-1', ground: 'dishonesty', from: '2020-03-01', to: '2023-02-28' },
  ...{ sealed: '', version: 1, acts: [] },
  ...stated,
});
const on = (day: string, level: string | undefined = 'engineer') => ({ level, day });
const ids = (call: Pick<Call, 'eligibility'>, entries: readonly SanctionEntry[], asked = on('2021-10-08')) =>
  barredBy(call, entries, asked).map((each) => each.entry.id);

describe('an entry of the register bars', () => {
  test.each([
    ['2020-02-29', []],
    ['2020-03-01', ['s-1']],
    ['2023-02-28', ['s-1']],
    ['2023-03-01', []],
  ])('on %s, from its first day to its last', (day, found) => {
    expect(ids(jiaxingCall, [entry()], on(day))).toEqual(found);
  });

  test('until the day after its last, by the clause of the call', () => {
    expect(barredBy(jiaxingCall, [entry()], on('2021-10-08'))).toEqual([
      {
        ...{ entry: entry(), freeFrom: '2023-03-01' },
        clause: `推定：${jiaxingCall.eligibility?.barred?.assumed}`,
      },
    ]);
  });

  test('by the grounds alone that the call names', () => {
    const entries = [entry(), entry({ id: 's-2', ground: 'against-discipline' })];
    expect(ids(jiaxingCall, entries)).toEqual(['s-1']);
  });

  test('from the levels that it names, and from every level where it names none', () => {
    const entries = [entry({ levels: ['engineer'] }), entry({ id: 's-2', levels: ['technician'] })];
    expect(ids(jiaxingCall, entries)).toEqual(['s-1']);
    expect(ids(jiaxingCall, entries, on('2021-10-08', 'technician'))).toEqual(['s-2']);
    expect(barredBy(jiaxingCall, entries, { level: undefined, day: '2021-10-08' })).toEqual([]);
    expect(barredBy(jiaxingCall, [entry()], { level: undefined, day: '2021-10-08' })).toHaveLength(1);
  });

  test('nobody under a call that names no ground, or judges nobody', () => {
    const { eligibility } = jiaxingCall;
    if (!eligibility) throw new Error('The real call judges');
    const { barred: _, ...rest } = eligibility;
    expect(ids({ eligibility: rest }, [entry()])).toEqual([]);
    expect(ids({}, [entry()])).toEqual([]);
  });
});
