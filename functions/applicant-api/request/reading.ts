import * as v from 'valibot';
import { defectOf } from '../../../domain/typed/form-defect.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import { accepted, type RequestVerdict, refused } from '../../../domain/values/verdict.ts';
import type { WebRequest } from '../../../web/gateway-event.ts';

/** The deepest nesting of a body. A draft has three levels. */
const MAX_DEPTH = 20;

/** Reads a body as JSON. Its depth is bounded here, since what reads it further may recurse. */
export function readJson({ body, headers }: Pick<WebRequest, 'body' | 'headers'>): RequestVerdict<unknown> {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (!/^application\/(json|merge-patch\+json)$/i.test(type.trim())) return refused('wrong-content-type');
  if (depthOf(body) > MAX_DEPTH) return refused('not-json', { facts: { deepest: MAX_DEPTH } });
  try {
    return accepted(JSON.parse(body));
  } catch {
    return refused('not-json', { facts: { deepest: MAX_DEPTH } });
  }
}

/** Counts the depth of brackets outside of texts, in one pass. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const mark = json.charAt(at);
    if (inText && mark === '\\') at += 1;
    else if (mark === '"') inText = !inText;
    else if (!inText && (mark === '[' || mark === '{')) deepest = Math.max(deepest, ++depth);
    else if (!inText && (mark === ']' || mark === '}')) depth -= 1;
  }
  return deepest;
}

/** Reads a body in this form. A refusal lists every defect with the pointer to its place. */
export function readBody<T>(
  request: Pick<WebRequest, 'body' | 'headers'>,
  form: v.GenericSchema<unknown, T>,
): RequestVerdict<T> {
  const json = readJson(request);
  if (!json.ok) return json;
  const read = v.safeParse(form, json.value);
  if (read.success) return accepted(read.output);
  const defects = read.issues.map(defectOf);
  return refused('malformed', { defects: defects.map((defect) => asMissing(defect, json.value)) });
}

/** Turns the defect of an absent field into a missing one, rather than one of the wrong type. */
function asMissing(defect: Defect, body: unknown): Defect {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const absent = isObject && /^\/[^/]+$/.test(defect.at) && !Object.hasOwn(body, defect.at.slice(1));
  return absent ? { ...defect, because: 'missing' } : defect;
}

export function readIdempotencyKey({ headers }: Pick<WebRequest, 'headers'>): RequestVerdict<string> {
  const key = headers['idempotency-key'] ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(key) ? accepted(key) : refused('idempotency-key-missing');
}
