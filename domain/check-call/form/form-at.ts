import type * as v from 'valibot';
import { PATTERNS } from '../../call/call.ts';
import { callFile } from '../../call/call-form.ts';
import type { Path } from '../finding/finding.ts';

/** The schemas that a call's form is made of, as far as they have something below them or are a choice. */
type Made =
  | v.OptionalSchema<v.GenericSchema, undefined>
  | v.LazySchema<v.GenericSchema>
  | v.StrictObjectSchema<v.ObjectEntries, undefined>
  | v.RecordSchema<v.GenericSchema<string>, v.GenericSchema, undefined>
  | v.ArraySchema<v.GenericSchema, undefined>
  | v.PicklistSchema<readonly string[], undefined>;

/** The fields that the form has at this path. */
export function fieldsAt(path: Path): string[] {
  const form = formAt(path);
  return form?.type === 'strict_object' ? Object.keys(form.entries) : [];
}

/** The words that can be chosen at this path. */
export function choicesAt(path: Path): readonly string[] {
  const form = formAt(path);
  return form?.type === 'picklist' ? form.options : [];
}

/** How a text at a path is read: by its own pattern, or as words for people. */
export type TextKind = 'word' | 'day' | 'closing' | 'time' | 'number' | 'prose';

/** The kind of text that the form has at this path. */
export function kindAt(path: Path): TextKind {
  const form = formAt(path) as v.GenericSchema | undefined;
  if (form?.type === 'picklist') return 'word';
  if (form?.type === 'number') return 'number';
  const checks = (form as { pipe?: readonly { requirement?: unknown }[] } | undefined)?.pipe ?? [];
  const [kind = 'prose'] = checks.flatMap(({ requirement }) => KINDS.get(requirement) ?? []);
  return kind;
}

const KINDS: ReadonlyMap<unknown, TextKind> = new Map([
  [PATTERNS.id, 'word'],
  [PATTERNS.day, 'day'],
  [PATTERNS.closing, 'closing'],
  [PATTERNS.time, 'time'],
]);

function formAt(path: Path): Made | undefined {
  let here: v.GenericSchema | undefined = callFile;
  for (const part of path) here = here && inner(unwrapped(here), String(part));
  return here && unwrapped(here);
}

function inner(form: Made, part: string): v.GenericSchema | undefined {
  if (form.type === 'strict_object') return form.entries[part];
  if (form.type === 'array') return form.item;
  return form.type === 'record' ? form.value : undefined;
}

function unwrapped(form: v.GenericSchema): Made {
  const made = form as Made;
  if (made.type === 'optional') return unwrapped(made.wrapped);
  return made.type === 'lazy' ? unwrapped(made.getter(undefined)) : made;
}
