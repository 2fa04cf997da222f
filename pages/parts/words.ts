import { ASSUMED } from '../../domain/call/call.ts';
import type { Named } from '../../domain/call/named.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import { STANDINGS_SAID } from '../../domain/wording/say-facts.ts';
import { type Html, html } from '../html/html.ts';

/** Picks one of two wordings that stand side by side: `t('截止', 'Closes')`. */
export function translator(language: Language): (zh: string, en: string) => string {
  return (zh, en) => (language === 'zh' ? zh : en);
}

/** What is Chinese whatever the page's language: a call's wording, a name, a clause. English pages mark it as such. */
export function chinese(language: Language, text: string): Html {
  return language === 'zh' ? html`${text}` : html`<span lang="zh-CN">${text}</span>`;
}

/** What a call names, in running text: by its English name on an English page, where the call gives it one. */
export function named(language: Language, name: Named): Html {
  const isRendered = language === 'en' && name.en !== undefined;
  return isRendered ? html`${name.en}` : chinese(language, name.name);
}

/** The same where the law's own wording counts: on an English page the Chinese stands beside it. */
export function namedInFull(language: Language, name: Named): Html {
  if (language === 'zh' || name.en === undefined) return chinese(language, name.name);
  return html`${name.en} (${chinese(language, name.name)})`;
}

/** A cited wording of a call, in full. */
export function wording(
  language: Language,
  cite: { readonly value: string; readonly en?: string | undefined },
): Html {
  return namedInFull(language, { name: cite.value, en: cite.en });
}

/** Several names after each other. */
export function listed(language: Language, all: readonly Named[]): Html {
  const comma = translator(language)('、', ', ');
  return html`${all.map((each, index) => [index > 0 && comma, namedInFull(language, each)])}`;
}

/** The clause or assumption on which a value stands, beside the value; who reads English is told that it is quoted. */
export function clause(language: Language, text: string | undefined): Html {
  if (text === undefined || text === '') return html``;
  const t = translator(language);
  const inChinese = /\p{Script=Han}/u.test(text.replace(ASSUMED, '')) ? ', in Chinese' : '';
  if (text.startsWith(ASSUMED))
    return html`<span class="clause">${t(ASSUMED, `Assumed${inChinese}: `)}${chinese(language, text.slice(ASSUMED.length))}</span>`;
  return html`<span class="clause">${t('依据：', `Basis${inChinese}: `)}${chinese(language, text)}</span>`;
}

/** A sentence of the page's language that may hold names in Chinese: English pages mark those parts. */
export function saidIn(language: Language, said: Said): Html {
  if (language === 'zh') return html`${said.zh}`;
  const parts = said.en.split(/(\p{Script=Han}[\p{Script=Han}\p{N}\u3000-\u303f\uff01-\uff60—]*)/u);
  return html`${parts.map((part, index) => (index % 2 === 1 ? chinese(language, part) : part))}`;
}

/** The standing as a heading begins it. */
export function standingName({ standing }: Pick<Declaration, 'standing'>): Said {
  const { zh, en } = STANDINGS_SAID[standing];
  return said(zh, en.charAt(0).toUpperCase() + en.slice(1));
}
