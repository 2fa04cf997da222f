import { type Call, citation } from '../../domain/call/call.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayOtherCutOff } from '../../domain/wording/conditions/say-cut-off.ts';
import { type Html, html } from '../html/html.ts';
import { clause, saidIn, translator } from './words.ts';

/** The cut-offs besides the call's own, behind it in the same sentence, with their clause. */
export function otherCutOffsSaid(language: Language, call: Call): Html | false {
  const { cutOffs } = call;
  if (!cutOffs) return false;
  const t = translator(language);
  return html`${cutOffs.value.map((each) => html`${t('；', '; ')}${saidIn(language, sayOtherCutOff(each, call))}`)} ${clause(language, citation(cutOffs))}`;
}
