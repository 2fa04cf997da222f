import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import { chainOf, stageFor, stagesOf } from '../../../domain/call/steps.ts';
import { routeFor } from '../../../domain/declaration/registry.ts';
import { rungsOf } from '../../../domain/reminders/ladder/ladder.ts';
import { BODIES, callWith, caseOf, declarationIn, EMPLOYER, stepIn } from '../../rigs/domain/cases.ts';

/** The call with its lists and names in another order. */
function shuffled(call: Call, order: readonly number[]): Call {
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((each, nth) => [order[nth % order.length] ?? 0, each] as const)
      .sort(([a], [b]) => a - b)
      .map(([, each]) => each);
  const renamed = <T extends object>(value: T): T => Object.fromEntries(mixed(Object.entries(value))) as T;
  return renamed({
    ...call,
    steps: mixed(call.steps),
    routes: { ...call.routes, value: mixed(call.routes.value) },
    ladder: { ...call.ladder, value: mixed(call.ladder.value) },
    texts: { ...call.texts, value: renamed(call.texts.value) },
  });
}

const apart = callWith((call) => {
  const { closes } = stepIn(call, 'declare');
  if (closes) closes.levels = { engineer: '2021-10-20', technician: '2021-10-21' };
  call.steps.push({ ...stepIn(call, 'declare'), id: 'correct', kind: 'correct', after: 'recommendation' });
  const [first] = call.ladder.value;
  // Two rungs of one wait fall on one instant.
  if (first) call.ladder.value.push({ ...first, occasion: 'draft-once-more' });
});
const order = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 5, maxLength: 40 });

test('calls that differ only in the order of their entries have the same way, stages, routes and rungs', () => {
  const standings = ['draft', 'submitted', 'supported', 'recommended'] as const;
  const seen = (call: Call) => ({
    chain: chainOf(call),
    stages: stagesOf(call),
    stage: call.levels.value.map(({ id }) => stageFor(call, stepIn(call, 'declare'), { level: id })),
    route: routeFor(call, EMPLOYER, BODIES, { level: 'engineer' }),
    rungs: standings.map((standing) => rungsOf(caseOf(declarationIn(standing), { call }))),
  });
  const as = seen(apart);
  expect(as.rungs.flat().length).toBeGreaterThan(5);
  fc.assert(
    fc.property(order, (by) => {
      expect(seen(shuffled(apart, by))).toEqual(as);
    }),
  );
});
