import { accepted, type RequestVerdict, refused } from '../../domain/values/verdict.ts';
import type { WebRequest } from '../../web/gateway.ts';

/** One entity tag of a list, whose elements may be empty: https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3 */
const TAG = /[\t ,]*(W\/)?"([^\0- "\x7f]*)"[\t ]*(?=,|$)/y;
/** A version as an ETag holds it. */
const VERSION = /^[1-9]\d{0,8}$/;

/**
 * The version that the caller has seen, which an act needs: `If-Match: "3"`. Of several ETags one must be the present
 * one, and a weak one never is: https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1. `*` names none that was seen.
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
  // The rule of the act refuses it, unless the act was answered under the same key before.
  return versions.length > 0 ? accepted(Math.max(...versions)) : refused('if-match-unmatched');
}

/** The strong tags of a list; undefined where it is none. */
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
