import { type Call, citation } from '../../domain/call/call.ts';
import type { Language } from '../../domain/values/said.ts';
import { REGISTER_LATER, REGISTER_UNASKED } from '../../domain/wording/say-register.ts';
import { type Html, html } from '../html/html.ts';
import { clause, saidIn, wording } from './words.ts';

/**
 * Says that the register of sanctions is looked up where reviewers decide, and why it is not said here what it holds; nothing
 * under a call that bars nobody.
 */
export function registerNote(
  language: Language,
  call: Call,
  { isSignedIn = false }: { readonly isSignedIn?: boolean } = {},
): Html | false {
  const barred = call.eligibility?.barred;
  if (!barred) return false;
  return html`<div class="p">${saidIn(language, isSignedIn ? REGISTER_LATER : REGISTER_UNASKED)}${wording(language, call.identity.contact)} ${clause(language, citation(barred))}</div>`;
}
