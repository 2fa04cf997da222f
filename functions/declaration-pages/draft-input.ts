import { typedLine } from '../../domain/typed/typed-text.ts';
import { DRAFT_FIELDS, type FieldKind, STATED, type Typed } from '../../pages/draft/draft-form.ts';
import { factsTyped, readFacts } from '../../pages/facts/typed-facts.ts';

/**
 * Reads the typed texts by the fields' pointers. A field that the form lacks keeps its saved text, except a
 * statement: browsers do not send a box that is not ticked.
 */
export function draftTypedIn(form: URLSearchParams, saved: Typed): Typed {
  const fields = [...DRAFT_FIELDS].map(
    ([at, kind]) => [at, readField(form.get(at), kind, saved[at] ?? '')] as const,
  );
  return { ...Object.fromEntries(fields), ...readFacts(form, saved, '/facts') };
}

function readField(sent: string | null, kind: FieldKind, saved: string): string {
  if (kind === 'statement') return sent === STATED ? STATED : '';
  return sent === null ? saved : typedLine(sent);
}

/** The change from the saved texts to the typed ones. An emptied field takes its value away. */
export function changesBetween(saved: Typed, typed: Typed): Readonly<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const [at, kind] of DRAFT_FIELDS) {
    if (typed[at] !== saved[at]) put(changes, at, stated(typed[at] ?? '', kind));
  }
  const facts = changedFacts(factsTyped(saved, '/facts'), factsTyped(typed, '/facts'));
  return Object.keys(facts).length === 0 ? changes : { ...changes, facts };
}

/** The facts that differ. A list is stated anew as a whole; what is stated by year changes year by year. */
function changedFacts(
  saved: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const names = [...new Set([...Object.keys(saved), ...Object.keys(typed)])];
  const changed = names.filter((name) => JSON.stringify(saved[name]) !== JSON.stringify(typed[name]));
  return Object.fromEntries(
    changed.map((name) => {
      const [was, is] = [saved[name], typed[name]];
      return [name, isByYear(was) && isByYear(is) ? changedFacts(was, is) : (is ?? null)];
    }),
  );
}

function isByYear(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a value into its section, or directly into the draft. */
function put(changes: Record<string, unknown>, at: string, value: unknown): void {
  const [, first = '', second] = at.split('/');
  if (second === undefined) changes[first] = value;
  else changes[first] = { ...(changes[first] as object | undefined), [second]: value };
}

function stated(text: string, kind: FieldKind): unknown {
  if (text === '') return null;
  return kind === 'statement' ? true : text;
}
