import { type Call, citation } from '../../domain/call/call.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { clause, translator, wording } from './words.ts';

/**
 * Says that the register of sanctions is looked up where reviewers decide, and why it is not said here what it holds; nothing
 * under a call that bars nobody.
 */
export function registerNote(language: Language, call: Call): Html | false {
  const barred = call.eligibility?.barred;
  if (!barred) return false;
  const t = translator(language);
  return html`<p>${t(
    '审核时还会查询职称评审诚信档案库：期限内的记录可能使人不能申报。这里不知道您是谁，无法查询；记录只在用人单位核对证件后，向本人和办理的审核人显示。想先知道，请本人持证件询问：',
    'Reviewers also see the register of sanctions: an entry may bar a person until its last day. It is not looked up here, where nobody knows who you are. An entry is shown to its person and to the reviewer alone, once the employer has seen the document. To know before, ask in person, with your document: ',
  )}${wording(language, call.identity.contact)} ${clause(language, citation(barred))}</p>`;
}
