import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { DEFAULTS } from '../../adapters/call-file/defaults.ts';
import { callFile } from '../../domain/call/call-form.ts';
import { schemaText } from './schema-text.ts';
import { SCORING_MEANS } from './scoring-means.ts';

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
      if (isOfScoring(properties)) describeScoring(properties);
      // A wording cites its own origin only where it differs from the others.
      if (!source || !assumed || properties.subject) return undefined;
      return { ...jsonSchema, oneOf: [{ required: ['source'] }, { required: ['assumed'] }] };
    },
  });
  loosen(form, DEFAULTS.value);
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

type Properties = Readonly<Record<string, unknown>>;

/** Whether these are the fields of a scoring table, of an indicator or of something inside it. */
function isOfScoring(properties: Properties): boolean {
  return ['table', 'indicators', 'counts', 'grades', 'points', 'unit', 'times', 'zeroes'].some(
    (name) => properties[name] !== undefined,
  );
}

function describeScoring(properties: Properties): void {
  for (const [name, each] of Object.entries(properties))
    if (typeof each === 'object' && each !== null && SCORING_MEANS[name] !== undefined)
      (each as { description?: string }).description = SCORING_MEANS[name];
}

/** The schema's text, as the committed file has it. */
export function callSchemaText(): string {
  return schemaText(callSchema());
}
