import * as v from 'valibot';
import { pathOf, wholeNumber } from '../../../domain/values/form.ts';
import { ApiError, isWithinDataLimit } from '../failures.ts';

/** One API operation. It takes the parsed body, gives the answer's body, and throws ApiError. */
export type Operation = (body: unknown) => object;

/**
 * Checks a request as AWS's model does (ValidationException) before it runs. A field that is not imitated is
 * refused, never ignored.
 */
export function operation<Schema extends v.GenericSchema<unknown, unknown>>(
  schema: Schema,
  run: (request: v.InferOutput<Schema>) => object,
): Operation {
  return (body) => {
    const parsed = v.safeParse(schema, body);
    if (parsed.success) return run(parsed.output);
    const found = parsed.issues.map((it) => `Value at '${pathOf(it).join('.')}': ${it.message}`);
    throw new ApiError(
      'ValidationException',
      `${found.length} validation error detected: ${found.join('; ')}`,
    );
  };
}

export const arnText = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
export const dataText = v.pipe(
  v.string(),
  v.check(isWithinDataLimit, 'must be at most 262144 bytes of UTF-8'),
);
export const errorText = v.optional(v.pipe(v.string(), v.maxLength(256)));
export const causeText = v.optional(v.pipe(v.string(), v.maxLength(32_768)));

/**
 * The fields of paging, where 0 means the default:
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
export const paging = {
  maxResults: v.optional(v.pipe(wholeNumber, v.minValue(0), v.maxValue(1000)), 0),
  nextToken: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(1024))),
};

/** The page that a request asks for. The token wraps the number of the last row, so callers cannot read it. */
export function pageOf(request: { maxResults: number; nextToken?: string | undefined }): {
  limit: number;
  after: number | undefined;
} {
  const limit = request.maxResults === 0 ? 100 : request.maxResults;
  if (request.nextToken === undefined) return { limit, after: undefined };
  const text = Buffer.from(request.nextToken, 'base64url').toString();
  if (!/^\d{1,15}$/.test(text)) throw new ApiError('InvalidToken', `Invalid Token: '${request.nextToken}'`);
  return { limit, after: Number(text) };
}

/** The next page's token. One row more than the limit was read, and its presence says that there is a next page. */
export function nextTokenOf<Row>(rows: readonly Row[], limit: number, number: (row: Row) => number): object {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return {};
  return { nextToken: Buffer.from(String(number(last))).toString('base64url') };
}

/** Seconds, as AWS's JSON writes instants. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}

/** Whether the text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
