import type { Call, Material } from './call.ts';
import type { Leaf } from './condition-form.ts';

/** The material of the call that proves what a condition asks for; undefined if the call names none. */
export function proofOf(
  { materials }: Pick<Call, 'materials'>,
  { provedBy }: Pick<NonNullable<Call['eligibility']>, 'provedBy'>,
  condition: Leaf,
): Material | undefined {
  const proof = Object.entries(provedBy.value).find(
    ([name]) => (condition as Readonly<Record<string, unknown>>)[name] !== undefined,
  )?.[1];
  return materials.value.find(({ id }) => id === proof);
}
