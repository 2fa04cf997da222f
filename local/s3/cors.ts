import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import { Refusal } from './refusal.ts';

/** Seconds for which a browser may keep the answer before it asks again. */
const KEPT_SECONDS = '3000';

/**
 * The headers with which storage lets the site's script read an answer; none for another origin. The rule is that of the
 * data stack, posts from the site alone: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function corsHeaders(
  { origin }: IncomingHttpHeaders,
  method: string | undefined,
  pages: string | undefined,
): OutgoingHttpHeaders {
  if (pages === undefined || origin !== pages || method !== 'POST') return {};
  return {
    'access-control-allow-origin': pages,
    'access-control-allow-methods': 'POST',
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/**
 * Answers the question that a browser asks before a script posts and watches the progress. The rule admits no headers:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html
 */
export function preflight(headers: IncomingHttpHeaders, pages: string | undefined): Answer {
  const asked = corsHeaders(headers, headers['access-control-request-method'], pages);
  if (!('vary' in asked) || headers['access-control-request-headers'] !== undefined)
    throw new Refusal(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  return { status: 200, headers: { ...asked, 'access-control-max-age': KEPT_SECONDS } };
}
