import { accepted, type RequestVerdict, refused } from '../../../domain/values/verdict.ts';
import type { WebRequest } from '../../../web/gateway-event.ts';

/**
 * Matches one entity tag of a list, whose elements may be empty:
 * https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3
 */
const TAG = /[\t ,]*(W\/)?"([^\0- "\x7f]*)"[\t ]*(?=,|$)/y;
/** Matches a version in an ETag. */
const VERSION = /^[1-9]\d{0,8}$/;

/**
 * Reads the version that the caller has seen, which an act needs: `If-Match: "3"`. One of several ETags must be the
 * present one, and a weak one never matches: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1. `*` names no
 * version that was seen.
 */
export function readIfMatch(
  { headers }: Pick<WebRequest, 'headers'>,
  present: number,
): RequestVerdict<number> {
  const given = headers['if-match']?.trim();
  if (given === undefined) return refused('if-match-missing');
  if (given === '*') return refused('if-match-any');
  const tags = tagsIn(given);
  if (!tags) return refused('if-match-malformed');
  const versions = tags.filter((tag) => VERSION.test(tag)).map(Number);
  if (versions.includes(present)) return accepted(present);
  // A version that does not match goes on to the act's rule, which refuses it unless the act was answered under its
  // key before.
  return versions.length > 0 ? accepted(Math.max(...versions)) : refused('if-match-unmatched');
}

/** Reads the strong tags of a list; undefined if it is not a list of tags. */
function tagsIn(given: string): string[] | undefined {
  const tags: string[] = [];
  let at = 0;
  while (!/^[\t ,]*$/.test(given.slice(at))) {
    TAG.lastIndex = at;
    const [whole, weak, tag = ''] = TAG.exec(given) ?? [];
    if (whole === undefined) return undefined;
    if (weak === undefined) tags.push(tag);
    at += whole.length;
  }
  return at === 0 ? undefined : tags;
}
