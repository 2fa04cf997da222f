import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../../domain/call/call.ts';
import { checkCall } from '../../../domain/check-call/check-call.ts';
import { callWith } from '../../rigs/domain/cases.ts';
import { addConfirmed } from '../../rigs/domain/confirmed-steps.ts';
import { publishedCalendar } from '../../rigs/domain/published-calendar.ts';

const findingsOf = (edit: (call: Call) => void) =>
  checkCall(callWith(edit), publishedCalendar, VOCABULARIES).filter(
    ({ because }) => because === 'not-asked-of-all',
  );
const withFee =
  (edit: (call: Call) => void = () => {}) =>
  (call: Call) => {
    addConfirmed(call, ['employer', 'notice', 'recommendation', 'payment']);
    for (const { bodies } of call.routes.value)
      if (!bodies.some(({ step }) => step === 'payment'))
        bodies.push({ kind: 'acceptance-point', name: '受理点', step: 'payment' });
    edit(call);
  };
const feeOf = (call: Call) => call.steps.find(({ kind }) => kind === 'pay')?.fee?.levels ?? {};

test('a fee that every route confirms and every level has is asked of all', () => {
  const found = findingsOf(
    withFee((call) => {
      for (const { id } of call.levels.value) feeOf(call)[id] = 100;
    }),
  );
  expect(found).toEqual([]);
});

test('a level without a fee is named', () => {
  const found = findingsOf(
    withFee((call) => {
      for (const { id } of call.levels.value) feeOf(call)[id] = 100;
      delete feeOf(call).technician;
    }),
  );
  expect(found).toMatchObject([{ warns: true, path: ['steps', expect.any(Number), 'fee', 'levels'] }]);
  expect(found[0]?.zh).toContain('technician');
});

test('a route on which nobody confirms is named, and not where no route has a body for it', () => {
  const without = (isLeftOut: (index: number) => boolean) =>
    findingsOf(
      withFee((call) => {
        for (const { id } of call.levels.value) feeOf(call)[id] = 100;
        call.routes.value.forEach((route, index) => {
          if (isLeftOut(index)) route.bodies = route.bodies.filter(({ step }) => step !== 'payment');
        });
      }),
    );
  const [found, ...others] = without((index) => index === 0);
  expect(others).toEqual([]);
  expect(found?.zh).toContain(callWith(() => {}).routes.value[0]?.name);
  expect(without(() => true)).toEqual([]);
});
