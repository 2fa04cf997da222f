import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import document from '../../../functions/applicant-api/openapi.json' with { type: 'json' };

/** One operation of the API, as its document describes it. */
export interface Operation {
  readonly method: string;
  /** `/api/v1/declarations/{id}`. */
  readonly path: string;
  readonly needsToken: boolean;
  readonly body: AnySchema | undefined;
  /** The names of the headers that it asks for. */
  readonly headers: readonly string[];
  /** The statuses of its success. */
  readonly statuses: readonly number[];
}

interface Described {
  readonly security?: unknown;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: AnySchema } };
  };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** Every operation of the document: a new route is tested without being named. */
export const OPERATIONS: readonly Operation[] = Object.entries(
  document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Described>>>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security, parameters, requestBody, responses }]) => ({
    method: method.toUpperCase(),
    path,
    needsToken: security !== undefined,
    body: unfolded(requestBody?.content['application/json'].schema) as AnySchema | undefined,
    headers: parameters.flatMap(({ name, in: where }) => (where === 'header' ? [name] : [])),
    statuses: Object.keys(responses)
      .filter((status) => /^[23]/.test(status))
      .map(Number),
  })),
);

/** A schema with those that it refers to in their places. */
function unfolded(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(unfolded);
  if ('$ref' in schema) {
    const schemas: Readonly<Record<string, unknown>> = document.components.schemas;
    return unfolded(schemas[String(schema.$ref).replace('#/components/schemas/', '')]);
  }
  return Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, unfolded(each)]));
}

// Formats only annotate here: where one matters, a pattern stands beside it.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, 'api');

/** The differences of a value from the schema at this pointer of the document. */
function differences(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`api#${pointer}`);
  if (!validate) return [`There is no schema at ${pointer}`];
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** The differences of an answer from the document of its operation. */
export function undocumentedIn({ method, path, statuses }: Operation, answer: Answered): string[] {
  const { status, headers, text, json } = answer;
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (!statuses.includes(status)) {
    const wrong = type === 'application/problem+json' ? [] : [`${status} comes as ${type}`];
    return [...wrong, ...differences('/components/schemas/Problem', json)];
  }
  const at = `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}/content`;
  if (ajv.getSchema(`api#${at}/application~1json/schema`))
    return [
      ...(type === 'application/json' ? [] : [`${status} comes as ${type}`]),
      ...differences(`${at}/application~1json/schema`, json),
    ];
  if (status === 303 && headers.get('location') === null) return ['It leads nowhere'];
  return text === '' ? [] : ['There is a body'];
}

function escaped(part: string): string {
  return encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
}
