import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { denied, Refusal, unsupported } from './refusal.ts';

/** The query parameters of a signed address, apart from those that name the object and the headers of the answer. */
const SIGNING = [
  'X-Amz-Algorithm',
  'X-Amz-Content-Sha256',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-Signature',
  'X-Amz-SignedHeaders',
];

/** What an address may set of the answer: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const SETTABLE = {
  'response-content-type': 'content-type',
  'response-content-disposition': 'content-disposition',
} as const;

/** Every parameter that a signed address may have, besides those that name the version and the client's operation. */
export const PRESIGNED = [...SIGNING, ...Object.keys(SETTABLE), 'x-amz-checksum-mode'];

export interface SignedRequest {
  readonly method: string | undefined;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

/**
 * Judges a signed address: that our own client signed exactly this object, version and answer, and that it still lives, by
 * the wall's clock: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function judgeAddress(asked: SignedRequest, secret: string): void {
  const { query } = asked;
  const [day = '', time = ''] = (query.get('X-Amz-Date') ?? '').replace(/Z$/, '').split('T');
  const made = Date.parse(
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`,
  );
  const seconds = Number(query.get('X-Amz-Expires'));
  if (Number.isNaN(made) || !(seconds > 0))
    throw new Refusal(400, 'AuthorizationQueryParametersError', 'The address says not until when it lives.');
  if (query.get('X-Amz-SignedHeaders') !== 'host') throw unsupported('signed headers besides host');
  if (!isSigned(asked, secret))
    throw new Refusal(403, 'SignatureDoesNotMatch', 'The address was not signed with this secret.');
  if (made + seconds * 1000 < Date.now()) throw denied('Request has expired');
}

/** The headers that a signed address sets of the answer. */
export function headersSet(query: URLSearchParams): Record<string, string> {
  const set = Object.entries(SETTABLE).map(([name, header]) => [header, query.get(name)] as const);
  return Object.fromEntries(set.filter((each): each is [(typeof each)[0], string] => each[1] !== null));
}

function isSigned({ method = '', host, path, query }: SignedRequest, secret: string): boolean {
  const scope = (query.get('X-Amz-Credential') ?? '').split('/').slice(1);
  const listed = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted();
  const request = [method, path, listed.join('&'), `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    query.get('X-Amz-Date'),
    scope.join('/'),
    createHash('sha256').update(request).digest('hex'),
  ].join('\n');
  const key = scope.reduce<Buffer | string>(
    (above, part) => createHmac('sha256', above).update(part).digest(),
    `AWS4${secret}`,
  );
  const wanted = Buffer.from(createHmac('sha256', key).update(text).digest('hex'));
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
