import fc from 'fast-check';

/** The part of JSON Schema that the document uses for requests. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values that conform to a schema of the document. */
export function conforming(schema: Schema): fc.Arbitrary<unknown> {
  const { type, enum: choices, anyOf, properties, minimum, maximum } = schema;
  if (choices) return fc.constantFrom(...choices);
  if (anyOf) return fc.oneof(...anyOf.map(conforming));
  if (typeof type === 'object') return fc.oneof(...type.map((each) => conforming({ ...schema, type: each })));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (type === 'array') return fc.array(conforming(schema.items ?? {}), { maxLength: 4 });
  if (properties) return objectOf(schema);
  if (type === 'object') return fc.dictionary(texts(schema.propertyNames), values(schema), { maxKeys: 4 });
  if (type === 'string') return texts(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: minimum ?? 0, max: Math.min(maximum ?? 1e7, 1e7) });
  if (type === 'number')
    return fc.integer({ min: (minimum ?? 0) * 4, max: (maximum ?? 1000) * 4 }).map((n) => n / 4);
  if (type === 'null') return fc.constant(null);
  throw new Error(`Nothing is invented for ${JSON.stringify(schema)}`);
}

function values({ additionalProperties }: Schema): fc.Arbitrary<unknown> {
  return typeof additionalProperties === 'object' ? conforming(additionalProperties) : fc.jsonValue();
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, conforming(of)]));
  return fc.record(fields, { requiredKeys: [...required] });
}

function texts({ pattern, minLength = 0, maxLength = 200 }: Schema = {}): fc.Arbitrary<string> {
  const wanted = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (wanted?.test(text) ?? true);
  return fc
    .oneof(
      fc.constantFrom(
        ...['2021', '2021-06-30', '2021-10-20T16:00:00Z', 'ab'.repeat(32)],
        ...['软件工程师', 'jiaxing-it-2021', 'papers', 'x'],
      ),
      fc.string({ minLength, maxLength: Math.min(maxLength, 20), unit: 'grapheme' }),
    )
    .filter(fits);
}

/** Texts that have broken programs: halves of characters, NUL, direction marks, markup, very long ones. */
export const STRANGE = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  '\u202etxt.exe\u202c',
  '\u2028',
  '\ufeff',
  '\uffff',
  '\ufffd',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; --",
  '{shown}',
  '%00',
  '%',
  '1e400',
  '-1',
  '👩‍👩‍👧',
  'e\u0301'.repeat(100),
  '长'.repeat(5000),
];

export const strange: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...STRANGE),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((codes) => String.fromCharCode(...codes)),
);

/** Values of JSON, with strange texts and names. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(strange, fc.double({ noNaN: true }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(strange, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** A value that conforms, with something of it replaced, added or taken away. */
export function broken(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return anyJson;
  const names = Object.keys(value);
  return fc
    .tuple(
      names.length > 0 ? fc.constantFrom(...names) : strange,
      strange,
      anyJson,
      fc.integer({ min: 0, max: 3 }),
    )
    .chain(([name, added, other, how]) => {
      const { [name]: old, ...rest } = value as Record<string, unknown>;
      if (how === 0) return fc.constant(rest);
      if (how === 1) return fc.constant({ ...value, [added]: other });
      if (how === 2) return fc.constant({ ...rest, [name]: other });
      return broken(old).map((inner) => ({ ...rest, [name]: inner }));
    });
}
