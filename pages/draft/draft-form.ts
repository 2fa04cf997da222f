import type { Call } from '../../domain/call/call.ts';
import type { Draft } from '../../domain/declaration/draft.ts';
import type { Language } from '../../domain/values/said.ts';
import type { Html } from '../html/html.ts';

/** Text of each field by its JSON pointer: as it is saved, or as it was typed. */
export type Typed = Readonly<Record<string, string>>;

/** What the fields of the form have in common. */
export interface DraftForm {
  readonly language: Language;
  readonly call: Call;
  readonly values: Typed;
  /** What is wrong at a field, by its pointer, in the page's language. */
  readonly errors: Readonly<Record<string, Html>>;
  /** Where what was typed differs from what was saved meanwhile: the saved text, by pointer. */
  readonly savedNow: Typed;
  /** The register's name of the saved employer; undefined where nobody is registered under the code. */
  readonly employerName: string | undefined;
  /** The section that was just saved, by its id: it says so itself, since that is where one comes back to. */
  readonly savedSection: string | undefined;
}

/** How what is typed into a field is read. */
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
  const hours = call.continuingEducation.value.years.map((year) => [`/hours/${year}`, 'number'] as const);
  return new Map<string, FieldKind>([...BEFORE_HOURS, ...hours, ...AFTER_HOURS]);
}

/** What ticking a statement sends. */
export const STATED = 'yes';

/** A draft as its form shows it; what is not stated is the empty text. */
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
