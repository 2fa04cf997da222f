import { expect, test } from 'vitest';
import { callSchema } from '../../../local/call-tools/call-schema.ts';
import { MEANT } from '../../../local/call-tools/meanings/meaning.ts';

interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema = callSchema() as Schema;

/** Every field of the schema with its path; `*` stands for a name that the call gives. */
function fieldsOf(of: Schema, path: string): [string, Schema][] {
  const { properties = {}, items, additionalProperties, $defs = {} } = of;
  const free = typeof additionalProperties === 'object' ? { '*': additionalProperties } : {};
  return [
    ...Object.entries({ ...properties, ...free }).flatMap(([name, field]): [string, Schema][] => [
      [`${path}/${name}`, field],
      ...fieldsOf(field, `${path}/${name}`),
    ]),
    ...(items ? fieldsOf(items, path) : []),
    ...Object.entries($defs).flatMap(([name, each]) => fieldsOf(each, `$${name}`)),
  ];
}

const FIELDS = fieldsOf(schema, '');

test('every field has a title and a description in Chinese, and one example', () => {
  expect(FIELDS.length).toBeGreaterThan(300);
  const lacking = FIELDS.filter(
    ([, { title = '', description = '', examples = [] }]) =>
      !/\p{Script=Han}/u.test(title) || !/\p{Script=Han}/u.test(description) || examples.length !== 1,
  );
  expect(lacking.map(([path]) => path)).toEqual([]);
});

test.each(FIELDS)('the example of %s is one', (path, field) => {
  expect(wrongIn(field, field.examples?.[0], path)).toEqual([]);
});

test('no meaning is left of a field that is gone', () => {
  const paths = FIELDS.map(([path]) =>
    path.replaceAll('/', '.').replace(/^\$0/, '.when').replace(/^\$1/, '.indicators'),
  );
  expect(MEANT.filter((end) => !paths.some((path) => path.endsWith(`.${end}`)))).toEqual([]);
});

/** What of a value a schema does not take. An example may leave out fields. */
function wrongIn(given: Schema, value: unknown, path: string): string[] {
  const of = given.$ref === undefined ? given : (schema.$defs?.[given.$ref.split('/').at(-1) ?? ''] ?? given);
  const type = Array.isArray(value) ? 'array' : typeof value;
  const expected = of.type === 'integer' ? 'number' : of.type;
  if (expected !== undefined && expected !== type) return [`${path}: ${type} in place of ${expected}`];
  if (of.enum && !of.enum.includes(value)) return [`${path}: ${value} is none of ${of.enum}`];
  if (of.const !== undefined && of.const !== value) return [`${path}: ${value} in place of ${of.const}`];
  if (of.pattern && !new RegExp(of.pattern, 'u').test(String(value)))
    return [`${path}: ${value} is not as ${of.pattern}`];
  if (typeof value === 'number' && (value < (of.minimum ?? value) || value > (of.maximum ?? value)))
    return [`${path}: ${value} is out of bounds`];
  if (Array.isArray(value))
    return value.flatMap((each, nth) => wrongIn(of.items ?? {}, each, `${path}/${nth}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const field = of.properties?.[name] ?? of.additionalProperties;
    return typeof field === 'object' ? wrongIn(field, each, `${path}/${name}`) : [`${path}/${name}: unknown`];
  });
}
