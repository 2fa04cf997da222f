import { expect, test } from 'vitest';
import { judgeMovement } from '../../../domain/acts/operator/movement.ts';
import { kindsInStage, plainKindsInStage, stagesAfter } from '../../../domain/call/kinds-in-stage.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { stagesOf } from '../../../domain/call/steps.ts';
import { stagesCountingTo } from '../../../domain/effects/counting-stages.ts';
import { squeezedStages } from '../../../domain/effects/squeezed.ts';
import { publishedCalendar as calendar } from '../../rigs/domain/published-calendar.ts';
import { VARIANTS, variantCall } from '../../rigs/domain/variants.ts';

/** Declaring and the employer close by batch, and the bodies close apart for engineers. */
const call = variantCall('three windows a year, and a last closing by level');
const locks = locksOf(call);

test('every stage of every variant has declarations, of which each step has a stage', () => {
  for (const name of VARIANTS) {
    const variant = variantCall(name);
    const own = locksOf(variant);
    for (const { id, step } of stagesOf(variant)) {
      if (step.kind !== 'correct') expect(kindsInStage(variant, id), `${name} ${id}`).not.toEqual([]);
      expect(stagesAfter(variant, id).filter((each) => !Object.hasOwn(own, each))).toEqual([]);
    }
  }
});

test('the declarations of one stage are told apart by the other’s level or batch', () => {
  expect(stagesAfter(call, 'employer.autumn').toSorted()).toEqual([
    'recommendation',
    'recommendation.engineer',
  ]);
  expect(stagesAfter(call, 'recommendation.engineer')).toEqual([]);
  expect(plainKindsInStage(call, 'declare.autumn')).toEqual([{ level: undefined, batch: 'autumn' }]);
});

test('a closing by level moves in a call whose other steps close by batch', () => {
  const moved = { stage: 'recommendation.engineer', from: '2021-11-17', to: '2021-11-18' };
  expect(judgeMovement({ call, locks, calendar }, moved, '2021-11-01T00:00:00.000Z')).toMatchObject({
    ok: true,
  });
  const from = locks['recommendation.engineer']?.closesAt ?? '';
  expect(stagesCountingTo(call, locks, { stage: 'recommendation.engineer', from })).toEqual([]);
  expect(squeezedStages({ call, locks, calendar })).toEqual([]);
});

test('a closing by batch does not move past the next one of any level', () => {
  const moved = { stage: 'employer.autumn', from: '2021-11-11', to: '2021-11-18' };
  expect(judgeMovement({ call, locks, calendar }, moved, '2021-11-01T00:00:00.000Z')).toMatchObject({
    ok: false,
    refusal: { because: 'past-the-next-stage', facts: { closesAt: '2021-11-17T16:00:00.000Z' } },
  });
});
