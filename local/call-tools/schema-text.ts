import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

const WIDEST = 110;

/** A schema's text, as its committed file has it: short lists stand on one line, as the formatter wants them. */
export function schemaText(schema: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(schema, null, 2);
  const folded = text.replace(
    /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
    (whole, before: string, items: string, comma: string) => {
      const line = `${before}[${items.trim().replace(/,\n\s*/g, ', ')}]${comma}`;
      return line.length <= WIDEST ? line : whole;
    },
  );
  return `${folded}\n`;
}

/** The form of an operator's file as the text of a JSON Schema. `means` says what each field is, by its name. */
export function describedSchema(form: GenericSchema, { title, description, means }: Said): string {
  const { $schema, ...rest } = toJsonSchema(form, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
    overrideSchema: ({ jsonSchema }) => {
      const { properties } = jsonSchema;
      if (!properties) return undefined;
      for (const [name, each] of Object.entries(properties))
        if (typeof each === 'object' && means[name] !== undefined) each.description = means[name];
      return jsonSchema;
    },
  });
  return schemaText({ $schema, title, description, ...rest });
}

interface Said {
  readonly title: string;
  readonly description: string;
  readonly means: Readonly<Record<string, string>>;
}
