import type * as v from 'valibot';
import { callFile } from '../../call/call-form.ts';
import type { Path } from '../finding/finding.ts';

/** The schemas that a call's form is made of, as far as they have something below them or are a choice. */
type Made =
  | v.OptionalSchema<v.GenericSchema, undefined>
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
  return made.type === 'optional' ? unwrapped(made.wrapped) : made;
}
