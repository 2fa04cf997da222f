import type { Defect } from './defect.ts';

/**
 * The rules say no. `because` is a stable word, `say-refusal.ts` has its sentences, and `facts` holds the values that
 * they need.
 */
export interface Refusal {
  readonly because: string;
  readonly clause?: string;
  readonly defects?: readonly Defect[];
  readonly facts?: Readonly<Record<string, string | number>>;
}

export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function accepted<T>(value: T): Verdict<T> {
  return { ok: true, value };
}

export function refused(
  because: string,
  rest: Omit<Refusal, 'because'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { because, ...rest } };
}
