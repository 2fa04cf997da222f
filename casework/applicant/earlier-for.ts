import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { Call } from '../../domain/call/call.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { lastUnderAnotherCall, placesOffered } from '../../domain/declaration/draft/taken.ts';

/** What a draft under this call may take of an account's last declaration under another one; undefined if it may take nothing. */
export function earlierFor(call: Call, own: readonly Case[]) {
  const last = lastUnderAnotherCall(own, call.id);
  if (!last) return undefined;
  const places = placesOffered(last.declaration, { call, vocabularies: VOCABULARIES });
  if (Object.keys(places).length === 0) return undefined;
  return { id: last.declaration.id, title: last.call.identity.title, places };
}
