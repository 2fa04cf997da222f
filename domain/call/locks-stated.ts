import type { Call } from './call.ts';
import { gateShardsFor } from './gate-shards.ts';
import { declareStepOf, partOf, stagesOf } from './steps.ts';
import { closingInstant, type Lock, openingInstant } from './windows.ts';

/**
 * The lock of each stage by the call's file. A stage without an opening opens when declaring does for the same level or batch,
 * and declaring without one opens with the call.
 */
export function locksOf(call: Call): Record<string, Lock> {
  const zone = call.identity.zone.value;
  const shards = gateShardsFor(call.expects.value);
  const { value, levels, batches } = declareStepOf(call).opens ?? {};
  const begins = (part: string | undefined) =>
    (part === undefined ? undefined : (levels?.[part] ?? batches?.[part])) ??
    value ??
    call.identity.issuedOn.value;
  return Object.fromEntries(
    stagesOf(call).map(({ id: stage, opens, closes }) => {
      const opensAt = openingInstant(opens ?? begins(partOf(stage)), zone);
      const closesAt = closingInstant(closes, zone, call.closingsEndAt.value);
      return [stage, { call: call.id, stage, opensAt, closesAt, moves: 0, generation: 1, shards }];
    }),
  );
}
