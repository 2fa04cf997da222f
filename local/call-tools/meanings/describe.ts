import type { JsonSchema } from '@valibot/to-json-schema';
import { type Meaning, meaningAt } from './meaning.ts';

type Defined = NonNullable<JsonSchema['$defs']>;

/** Adds title, description and example to every field of a schema, below this path. Each definition is described once. */
export function describe(schema: JsonSchema, path: readonly string[], defined: Defined): void {
  const { properties = {}, items, additionalProperties } = schema;
  for (const [name, field] of Object.entries(properties)) named(field, [...path, name], defined);
  if (typeof additionalProperties === 'object') named(additionalProperties, [...path, '*'], defined);
  for (const item of [items].flat()) if (typeof item === 'object') within(item, path, defined);
}

function named(field: JsonSchema | boolean, path: readonly string[], defined: Defined): void {
  if (typeof field !== 'object') return;
  const meaning = meaningOf(path);
  if (meaning) {
    const [title, description, example] = meaning;
    Object.assign(field, { title, description, examples: [example] });
  }
  describe(field, path, defined);
}

/** What stands in a list. A condition within a condition has the fields of one, and so has an indicator. */
function within(item: JsonSchema, path: readonly string[], defined: Defined): void {
  const name = item.$ref?.split('/').at(-1) ?? '';
  const { [name]: definition, ...others } = defined;
  if (typeof definition === 'object') describe(definition, path.slice(0, -1), others);
  else describe(item, path, defined);
}

/** A value means what it is the value of, and its example is the one there. */
function meaningOf(path: readonly string[]): Meaning | undefined {
  const own = meaningAt(path);
  if (path.at(-1) !== 'value' || !own) return own;
  const [, description, example] = meaningAt(path.slice(0, -1)) ?? own;
  return [own[0], description, (example as { readonly value?: unknown }).value ?? own[2]];
}
