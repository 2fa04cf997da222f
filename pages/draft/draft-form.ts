import type { Call } from '../../domain/call/call.ts';
import type { Draft } from '../../domain/declaration/draft/draft.ts';
import { factsAsked, yearsAsked } from '../../domain/eligibility/facts-asked.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Html } from '../html/html.ts';

/** The text of each field by its JSON pointer, as saved or as typed. */
export type Typed = Readonly<Record<string, string>>;

/** The values that all fields of the draft's form share. */
export interface DraftForm {
  readonly language: Language;
  readonly call: Call;
  readonly values: Typed;
  /** The defect of each field by its pointer, in the page's language. */
  readonly errors: Readonly<Record<string, Html>>;
  /** The saved text by pointer, where another save changed it meanwhile. */
  readonly savedNow: Typed;
  /** The registered name of the saved employer; undefined if its code is not registered. */
  readonly employerName: string | undefined;
  /** The section that was just saved, by its id. It shows the notice itself, since one comes back to it. */
  readonly savedSection: string | undefined;
}

/** The way in which a field's text is read. */
export type FieldKind = 'text' | 'day' | 'number' | 'statement';

const BEFORE_HOURS: readonly (readonly [string, FieldKind])[] = [
  ['/identity/kind', 'text'],
  ['/identity/number', 'text'],
  ['/identity/name', 'text'],
  ['/identity/phone', 'text'],
  ['/identity/email', 'text'],
  ['/employer', 'text'],
  ['/inService/stated', 'statement'],
  ['/inService/post', 'text'],
  ['/level', 'text'],
  ['/profession', 'text'],
  ['/eligibilityRoute', 'text'],
  ['/degree/kind', 'text'],
  ['/degree/school', 'text'],
  ['/degree/major', 'text'],
  ['/degree/graduatedOn', 'day'],
  ['/title/held', 'text'],
  ['/title/since', 'day'],
  ['/yearsOfWork', 'number'],
];

const AFTER_HOURS: readonly (readonly [string, FieldKind])[] = [
  ['/insurance', 'text'],
  ['/selfScore', 'number'],
];

/** Every field of the draft's form under this call, by its JSON pointer and in the form's order. */
export function draftFields(call: Call): ReadonlyMap<string, FieldKind> {
  const hours = yearsAsked(factsAsked(call)).map((year) => [`/hours/${year}`, 'number'] as const);
  return new Map<string, FieldKind>([...BEFORE_HOURS, ...hours, ...AFTER_HOURS]);
}

/** The value that a ticked statement sends. */
export const STATED = 'yes';

/** A draft as texts of its form's fields; what is not stated is the empty text. */
export function typedOf(draft: Draft, call: Call): Typed {
  return Object.fromEntries(
    [...draftFields(call)].map(([at, kind]) => [at, textOf(valueAt(draft, at), kind)]),
  );
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
