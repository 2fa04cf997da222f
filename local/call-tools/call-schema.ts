import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { DEFAULTS } from '../../adapters/call-file/defaults.ts';
import { callFile } from '../../domain/call/call-form.ts';
import { describe } from './meanings/describe.ts';
import { schemaText } from './schema-text.ts';

/**
 * The form of a call's file as a JSON Schema, for editors and other tools. A schema cannot say the rest of `npm run
 * call -- check`: days that exist, stages in order, texts for every occasion.
 */
export function callSchema(): Record<string, unknown> {
  const { $schema, ...form } = toJsonSchema(callFile, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    overrideSchema: ({ jsonSchema }) => {
      const { properties = {} } = jsonSchema;
      const { source, assumed } = properties;
      // A wording cites its own origin only where it differs from the others.
      if (!source || !assumed || properties.subject) return undefined;
      return { ...jsonSchema, oneOf: [{ required: ['source'] }, { required: ['assumed'] }] };
    },
  });
  loosen(form, DEFAULTS.value);
  describe(form, [], form.$defs ?? {});
  return {
    $schema,
    title: '评审工作通知 A call for declarations',
    description:
      '一个年度的评审工作通知：范围、环节、截止时间和规则。每个值注明 source（通知的条款）或 assumed（通知未写时所选读法的理由），二者恰好其一。One year’s call: scope, stages, deadlines and rules. Every value cites exactly one of source (a clause of the notice) and assumed (the reason for a reading that the notice does not state).',
    ...form,
  };
}

/** What the defaults give need not stand in a call's file. */
function loosen(form: JsonSchema, defaults: unknown): void {
  if (typeof defaults !== 'object' || defaults === null || 'assumed' in defaults) return;
  if (form.required) form.required = form.required.filter((name) => !Object.hasOwn(defaults, name));
  for (const [name, below] of Object.entries(defaults)) {
    const part = form.properties?.[name];
    if (typeof part === 'object') loosen(part, below);
  }
}

/** The schema's text, as the committed file has it. */
export function callSchemaText(): string {
  return schemaText(callSchema());
}
