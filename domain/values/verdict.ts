import type {
  Because,
  BecauseOfAct,
  BecauseOfOperator,
  BecauseOfRequest,
  BecauseOfReviewer,
  FactOf,
} from './because.ts';
import type { Defect } from './defect.ts';

export type Facts = Readonly<Record<string, string | number>>;

/**
 * The rules say no. `because` is one of a closed union of words, each with a sentence in `wording`; `facts` are the
 * values that the sentence states. Unless `B` says more, the word is one by which any act is refused.
 */
export interface Refusal<B extends Because = BecauseOfAct> {
  readonly because: B;
  readonly clause?: string;
  readonly defects?: readonly Defect[];
  readonly facts?: Facts;
}

export type Refused<B extends Because = BecauseOfAct> = { readonly ok: false; readonly refusal: Refusal<B> };

export type Verdict<T, B extends Because = BecauseOfAct> =
  | { readonly ok: true; readonly value: T }
  | Refused<B>;

/** A reviewer's act is refused by the words of any act, or by a reviewer's own. */
export type ReviewerRefusal = Refusal<BecauseOfAct | BecauseOfReviewer>;
export type ReviewerVerdict<T> = Verdict<T, BecauseOfAct | BecauseOfReviewer>;

/** An operator's act is refused by the words of any act, or by an operator's own. */
export type OperatorRefusal = Refusal<BecauseOfAct | BecauseOfOperator>;
export type OperatorVerdict<T> = Verdict<T, BecauseOfAct | BecauseOfOperator>;

/** A request to the API is refused by the words of any act, or by those of requests. */
export type RequestRefusal = Refusal<BecauseOfAct | BecauseOfRequest>;
export type RequestVerdict<T> = Verdict<T, BecauseOfAct | BecauseOfRequest>;

/** A verdict by any word, for what only asks whether something was accepted. */
export type AnyVerdict<T> = Verdict<T, Because>;

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

type Rest = Omit<Refusal, 'because' | 'facts'>;

/** The facts of a refusal by this word: every fact that its sentence states, and any more. */
type Brings<B extends Because> = [FactOf<B>] extends [never]
  ? [rest?: Rest & { readonly facts?: Facts }]
  : [rest: Rest & { readonly facts: Facts & Readonly<Record<FactOf<B>, string | number>> }];

export function refused<const B extends Because>(because: B, ...[rest]: Brings<B>): Refused<B> {
  return { ok: false, refusal: { because, ...rest } };
}
