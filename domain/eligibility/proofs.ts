import type { Call, Material } from '../call/call.ts';
import type { LeafAnswer } from './answer.ts';

/**
 * The materials of the call that prove what a condition asks for, in groups: every material of a group is needed, and one
 * group is enough. A situation of insurance has its own group; of one that is stated no other group counts. None if the call
 * names no material.
 */
export function proofsOf(
  call: Pick<Call, 'materials' | 'insurance'>,
  { provedBy }: Pick<NonNullable<Call['eligibility']>, 'provedBy'>,
  { condition, facts }: Pick<LeafAnswer, 'condition' | 'facts'>,
): Material[][] {
  const named = (ids: readonly string[]) => call.materials.value.filter(({ id }) => ids.includes(id));
  const held = condition as Readonly<Record<string, unknown>>;
  const proof = Object.entries(provedBy.value).find(([name]) => held[name] !== undefined)?.[1];
  const own = proof === undefined ? [] : [named([proof])];
  const { insurance: asked = [] } = condition as { readonly insurance?: readonly string[] };
  const situations = (call.insurance?.value ?? []).filter(({ id }) => asked.includes(id));
  const stated = situations.filter(({ id }) => facts.some(({ value }) => value === id));
  const bySituation = stated.length > 0 ? stated : situations;
  return [...own, ...bySituation.map(({ provedBy: ids = [] }) => named(ids))].filter(
    (group) => group.length > 0,
  );
}
