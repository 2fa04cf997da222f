import type { Said } from '../values/said.ts';
import type { Call } from './call.ts';

/** Something that a call names. The Chinese name is the binding one; the English name is a rendering. */
export interface Named {
  readonly name: string;
  readonly en?: string | undefined;
}

/** Returns the name in a language. English falls back to the Chinese name if the call gives no rendering. */
export function nameIn(language: keyof Said, { name, en }: Named): string {
  return language === 'en' ? (en ?? name) : name;
}

/** Stands for the situation of somebody who is insured in none of the ways that a call names. */
export const UNINSURED = 'none';

/** A situation of insurance as the call names it; an id that the call does not know stays as it is. */
export function situationNamed({ insurance }: Pick<Call, 'insurance'>, id: string): Named {
  if (id === UNINSURED) return { name: '都不是', en: 'None of these' };
  return insurance?.value.find((each) => each.id === id) ?? { name: id };
}

/**
 * Returns a cited wording of a call in a language. English falls back to the Chinese wording if the call gives no
 * rendering.
 */
export function wordingIn(
  language: keyof Said,
  { value, en }: { readonly value: string; readonly en?: string | undefined },
): string {
  return nameIn(language, { name: value, en });
}
