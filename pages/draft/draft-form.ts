import type { FactName } from '../../domain/call/fact-names.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import { type AskedFact, factsAsked } from '../../domain/eligibility/facts-asked.ts';
import type { FactsForm, Words } from '../facts/facts-form.ts';
import { type Typed, typedFacts } from '../facts/typed-facts.ts';
import type { Html } from '../html/html.ts';

export type { Typed } from '../facts/typed-facts.ts';

/** The values that all fields of the draft's form share. */
export interface DraftForm extends Words {
  readonly values: Typed;
  /** The defect of each field by its pointer, in the page's language. */
  readonly errors: Readonly<Record<string, Html>>;
  /** The saved text by pointer, where another save changed it meanwhile. */
  readonly savedNow: Typed;
  /** The registered name of the saved employer; undefined if its code is not registered. */
  readonly employerName: string | undefined;
  /** The section that was just saved, by its id. It shows the notice itself, since one comes back to it. */
  readonly savedSection: string | undefined;
  /** Whether the site sends short messages to those who agree. */
  readonly hasSms?: boolean | undefined;
  /** The version of the call to which the declaration is pinned. */
  readonly callVersion: number;
  /** Whether a level and a route are saved. */
  readonly isChosen: boolean;
  /** What is asked of the saved level and route. */
  readonly askedNow: readonly AskedFact[];
}

/** What asks for each fact that a call asks for. */
export function askedByFact(call: DraftForm['call']): FactsForm['asked'] {
  return Map.groupBy(factsAsked(call), ({ fact }): FactName => fact);
}

/** The draft's form as far as it asks for facts. */
export function factsFormOf({ values, ...form }: DraftForm): FactsForm {
  const asked = askedByFact(form.call);
  return { ...form, under: '/facts', typed: values, asked, isDescribed: true };
}

/** The way in which a field's text is read. */
export type FieldKind = 'text' | 'statement';

/** The fields of the draft's form besides its facts, by their JSON pointers and in the form's order. */
export const DRAFT_FIELDS: ReadonlyMap<string, FieldKind> = new Map([
  ['/identity/kind', 'text'],
  ['/identity/number', 'text'],
  ['/identity/name', 'text'],
  ['/identity/phone', 'text'],
  ['/identity/smsAgreed', 'statement'],
  ['/identity/email', 'text'],
  ['/employer', 'text'],
  ['/inService/stated', 'statement'],
  ['/inService/post', 'text'],
  ['/level', 'text'],
  ['/profession', 'text'],
  ['/eligibilityRoute', 'text'],
]);

/** The value that a ticked statement sends. */
export const STATED = 'yes';

/** A draft as texts of its form's fields. What is not stated is the empty text; a fact that is not stated has none. */
export function typedOf(draft: Draft): Typed {
  return { ...typedOutsideFacts(draft), ...typedFacts(draft.facts ?? {}, '/facts') };
}

/** The texts of what a draft states besides facts. */
export function typedOutsideFacts(draft: Draft): Typed {
  return Object.fromEntries([...DRAFT_FIELDS].map(([at, kind]) => [at, textOf(valueAt(draft, at), kind)]));
}

function valueAt(draft: Draft, at: string): unknown {
  return at
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], draft);
}

function textOf(value: unknown, kind: FieldKind): string {
  if (kind === 'statement') return value === true ? STATED : '';
  return value === undefined ? '' : String(value);
}
