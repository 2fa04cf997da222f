import { z } from 'zod';
import { ApiError, isWithinDataLimit } from './failures.ts';

/** One API operation: takes the parsed body, gives the answer's body, throws ApiError. */
export type Operation = (body: unknown) => object;

/** Checks a request as AWS's model does (ValidationException) before it runs. Fields that are not imitated are refused, never ignored. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (request: z.output<Schema>) => object,
): Operation {
  return (body) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return run(parsed.data);
    const found = parsed.error.issues.map((it) => `Value at '${it.path.join('.')}': ${it.message}`);
    throw new ApiError(
      'ValidationException',
      `${found.length} validation error detected: ${found.join('; ')}`,
    );
  };
}

export const arnText = z.string().min(1).max(256);
export const dataText = z.string().refine(isWithinDataLimit, 'must be at most 262144 bytes of UTF-8');
export const errorText = z.string().max(256).optional();
export const causeText = z.string().max(32_768).optional();

/** Paging: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html. 0 means the default. */
export const paging = {
  maxResults: z.int().min(0).max(1000).default(0),
  nextToken: z.string().min(1).max(1024).optional(),
};

/** The page that a request asks for. The token is the number of the last row, wrapped: it is opaque to callers. */
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

/** One row more than the limit was read: its presence says that there is a next page. */
export function nextTokenOf<Row>(rows: readonly Row[], limit: number, number: (row: Row) => number): object {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return {};
  return { nextToken: Buffer.from(String(number(last))).toString('base64url') };
}

/** AWS's JSON has instants in seconds. */
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
