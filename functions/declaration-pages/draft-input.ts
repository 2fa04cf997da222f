import type { Call } from '../../domain/call/call.ts';
import { dayTyped } from '../../domain/typed/typed-day.ts';
import { numberTyped } from '../../domain/typed/typed-number.ts';
import { typedLine } from '../../domain/typed/typed-text.ts';
import { draftFields, type FieldKind, STATED, type Typed } from '../../pages/draft/draft-form.ts';

/**
 * Reads the typed texts by the fields' pointers. A field that the form lacks keeps its saved text, except a
 * statement: browsers do not send a box that is not ticked.
 */
export function draftTypedIn(form: URLSearchParams, call: Call, saved: Typed): Typed {
  const fields = [...draftFields(call)];
  return Object.fromEntries(fields.map(([at, kind]) => [at, readField(form.get(at), kind, saved[at] ?? '')]));
}

function readField(sent: string | null, kind: FieldKind, saved: string): string {
  if (kind === 'statement') return sent === STATED ? STATED : '';
  if (sent === null) return saved;
  return kind === 'day' ? dayTyped(sent) : typedLine(sent);
}

/** The change from the saved texts to the typed ones. An emptied field takes its value away. */
export function changesBetween(saved: Typed, typed: Typed, call: Call): Readonly<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const [at, kind] of draftFields(call)) {
    if (typed[at] !== saved[at]) put(changes, at, stated(typed[at] ?? '', kind));
  }
  return changes;
}

/** Puts a value into its section, or directly into the draft. */
function put(changes: Record<string, unknown>, at: string, value: unknown): void {
  const [, first = '', second] = at.split('/');
  if (second === undefined) changes[first] = value;
  else changes[first] = { ...(changes[first] as object | undefined), [second]: value };
}

/**
 * Reads a typed value. A number that cannot be read stays a text, so that the draft's form refuses it at its field.
 */
function stated(text: string, kind: FieldKind): unknown {
  if (text === '') return null;
  if (kind === 'statement') return true;
  return kind === 'number' ? numberTyped(text) : text;
}
