import * as v from 'valibot';
import { byName, fields } from './form.ts';

/** The schemas that can take a null: optional fields, values by name, and sections. */
type Clearable =
  | v.OptionalSchema<v.GenericSchema, undefined>
  | v.RecordSchema<v.GenericSchema<string>, v.GenericSchema, undefined>
  | v.StrictObjectSchema<v.ObjectEntries, undefined>;

/** A form of changes: null may stand wherever this form lets a value be left out, and takes the value away. */
export function clearable(given: v.GenericSchema): v.GenericSchema {
  const form = given as Clearable;
  if (form.type === 'optional') return v.optional(v.nullable(clearable(form.wrapped)));
  if (form.type === 'record') return byName(form.key, v.nullable(form.value));
  if (form.type !== 'strict_object') return form;
  const all = Object.entries(form.entries);
  return fields(Object.fromEntries(all.map(([name, field]) => [name, clearable(field)])));
}
