import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { personForm } from '../../domain/achievements/person.ts';
import { changeForm } from '../../domain/declaration/draft/draft.ts';
import { code, line, nameLine, typedDay, word } from '../../domain/typed/typed-form.ts';
import { ANSWERS } from './answers/answer-forms.ts';
import type { ApiRoute } from './request/api-route.ts';

/** The API's document, built from the routes: OpenAPI 3.1, with JSON Schema 2020-12. */
export function openApi(routes: readonly ApiRoute[]) {
  const paths = Map.groupBy(routes, ({ path }) => path);
  return {
    openapi: '3.1.1',
    info: {
      title: '职称申报 Professional title declaration',
      version: '1',
      description:
        '提示文字和通知中的名称按 Accept-Language 用中文或英文，以中文为准。拒绝时返回 RFC 9457 问题文档，一次列出全部问题。文字先统一成规范写法再保存：看不见的字符会去掉，证件号码、代码、电话中的空格和全角字符都可以，日期也可以写作 2010/6/30 或 2010年6月30日。 Sentences and what a call names come in Chinese or English by Accept-Language; the Chinese counts. A refusal is a problem document (RFC 9457) with every defect at once. Texts are kept in one normal form: what nobody sees is left out, and spaces and full-width signs in numbers and codes do not matter, and a day may be written 2010/6/30 or 2010年6月30日 too.',
    },
    paths: Object.fromEntries(
      [...paths].map(([path, own]) => [
        path,
        Object.fromEntries(own.map((route) => [route.method.toLowerCase(), operationOf(route)])),
      ]),
    ),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: toJsonSchemaDefs(NAMED, CONVERSION),
      responses: {
        Refused: {
          description: '未予受理 Not accepted',
          content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } },
        },
      },
    },
  };
}

/** The answers where `If-Match` is missing or does not hold: RFC 9110, section 13.1.1, and RFC 6585, section 3. */
const CONDITION_FAILED = {
  412: { $ref: '#/components/responses/Refused' },
  428: { $ref: '#/components/responses/Refused' },
};

function operationOf({ path, document }: ApiRoute) {
  const { says, signedIn, body, answers } = document;
  return {
    summary: `${says.zh} ${says.en}`,
    ...(signedIn ? { security: [{ bearer: [] }] } : {}),
    parameters: parametersOf(path, document),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, form]) => [status, answerOf(form)])),
      ...(document.ifMatch ? CONDITION_FAILED : {}),
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

function answerOf(form: ApiRoute['document']['answers'][number]) {
  if (form === undefined) return { description: '完成 Done' };
  return { description: '完成 Done', content: { 'application/json': { schema: { $ref: refTo(form) } } } };
}

function parametersOf(path: string, { query = {}, ifMatch, idempotencyKey }: ApiRoute['document']) {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...Object.entries(query).map(([name, { zh, en }]) => ({
      name,
      in: 'query',
      required: false,
      description: `${zh} ${en}`,
      schema: { type: 'string' },
    })),
    ...(ifMatch
      ? [
          header(
            'If-Match',
            '最近读到的 ETag，如 "3"；有几个时其一须为现在的。缺少或为 * 时 428，写法不对时 400，不相符时 412 The ETag that was read last; of several one must be the present one. 428 where it is missing or *, 400 where it is malformed, 412 where it does not match',
          ),
        ]
      : []),
    ...(idempotencyKey
      ? [header('Idempotency-Key', '1–200 个可见 ASCII 字符，重试时不变 The same when trying again')]
      : []),
  ];
}

/** The forms that have a name in the document: the answers, the change of a draft, and the parts of drafts. */
const NAMED = {
  ...ANSWERS,
  Change: changeForm,
  Facts: personForm,
  Line: line,
  Name: nameLine,
  Code: code,
  Day: typedDay,
  Word: word,
};

/** Leaves out what JSON Schema cannot express, such as a trimmed text or a day that exists. */
const CONVERSION: ConversionConfig = {
  target: 'draft-2020-12',
  errorMode: 'ignore',
  overrideRef: ({ referenceId }) => refTo(referenceId),
  // JSON Schema counts code points, not UTF-16 units as JavaScript does.
  overrideAction: ({ valibotAction, jsonSchema }) =>
    valibotAction.type === 'max_code_points' && 'requirement' in valibotAction
      ? { ...jsonSchema, maxLength: Number(valibotAction.requirement) }
      : undefined,
  overrideSchema: ({ jsonSchema: { required, ...rest } }) => (required?.length === 0 ? rest : undefined),
};

function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

function schemaOf(form: v.GenericSchema) {
  const { $schema, $defs, ...schema } = toJsonSchema(form, { ...CONVERSION, definitions: NAMED });
  return schema;
}
