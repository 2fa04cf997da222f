import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

const WIDEST = 110;

/** Lists of plain values, and lists of one text, one short list or nothing more than an empty object. */
const SHORT = [
  /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
  /^(.*)\[\n\s*("(?:[^"\\\n]|\\.)*"|\[[^\n]*\]|\{\})\n\s*\](,?)$/gm,
];

/** A schema's text, as its committed file has it: short lists stand on one line, as the formatter wants them. */
export function schemaText(schema: Readonly<Record<string, unknown>>): string {
  const fold = (whole: string, before: string, items: string, comma: string) => {
    const line = `${before}[${items.trim().replace(/,\n\s*/g, ', ')}]${comma}`;
    return columnsOf(line) <= WIDEST ? line : whole;
  };
  return `${SHORT.reduce((text, list) => text.replace(list, fold), JSON.stringify(schema, null, 2))}\n`;
}

/** The columns that a line takes: a Chinese sign takes two. */
function columnsOf(line: string): number {
  return line.length + (line.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
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
