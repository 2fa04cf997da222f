import { ASSUMED } from '../../domain/call/call.ts';
import type { Named } from '../../domain/call/named.ts';
import type { Declaration } from '../../domain/declaration/declaration.ts';
import { type Language, type Said, said } from '../../domain/values/said.ts';
import { sayStanding } from '../../domain/wording/say-facts.ts';
import { type Html, html } from '../html/html.ts';

/** Gives a function that picks one of two wordings side by side: `t('截止', 'Closes')`. */
export function translator(language: Language): (zh: string, en: string) => string {
  return (zh, en) => (language === 'zh' ? zh : en);
}

/**
 * Text that is Chinese on every page: a call's wording, a name, a clause. English pages mark it with its language.
 */
export function chinese(language: Language, text: string): Html {
  return language === 'zh' ? html`${text}` : html`<span lang="zh-CN">${text}</span>`;
}

/** A call's name for something, in running text. English pages use its English name if the call has one. */
export function named(language: Language, name: Named): Html {
  const isRendered = language === 'en' && name.en !== undefined;
  return isRendered ? html`${name.en}` : chinese(language, name.name);
}

/**
 * A call's name for something that people ask for by its Chinese name, as for a material. English pages show both.
 */
export function namedInFull(language: Language, name: Named): Html {
  if (language === 'zh' || name.en === undefined) return chinese(language, name.name);
  return html`${name.en} (${chinese(language, name.name)})`;
}

/** A wording that a call cites, in running text. English pages use its English if the call has one. */
export function wording(
  language: Language,
  cite: { readonly value: string; readonly en?: string | undefined },
): Html {
  return named(language, { name: cite.value, en: cite.en });
}

/** Several names with commas between them. */
export function listed(language: Language, all: readonly Named[]): Html {
  const comma = translator(language)('、', ', ');
  return html`${all.map((each, index) => [index > 0 && comma, named(language, each)])}`;
}

/**
 * The clause or assumption on which a value stands, folded behind one press beside the value. English pages say that it is
 * quoted in Chinese. It is a block: it stands in a `div`, a cell or an item, and never in a `p`, a `span` or a label.
 */
export function clause(language: Language, text: string | undefined): Html {
  if (text === undefined || text === '') return html``;
  const t = translator(language);
  return html`<details class="why"><summary>${t('为什么', 'Why')}</summary>${reason(language, text)}</details>`;
}

/** The clause or assumption of a refusal, in the open beside it: whoever is refused must see on what it rests. */
export function basis(language: Language, text: string | undefined): Html {
  if (text === undefined || text === '') return html``;
  return html`<span class="soft">${reason(language, text)}</span>`;
}

function reason(language: Language, text: string): Html {
  const t = translator(language);
  const inChinese = /\p{Script=Han}/u.test(text.replace(ASSUMED, '')) ? ', in Chinese' : '';
  if (text.startsWith(ASSUMED))
    return html`${t(ASSUMED, `Assumed${inChinese}: `)}${chinese(language, text.slice(ASSUMED.length))}`;
  return html`${t('依据：', `Basis${inChinese}: `)}${chinese(language, text)}`;
}

/** A sentence in the page's language. English pages mark the Chinese names in it. */
export function saidIn(language: Language, said: Said): Html {
  if (language === 'zh') return html`${said.zh}`;
  const parts = said.en.split(/(\p{Script=Han}[\p{Script=Han}\p{N}\u3000-\u303f\uff01-\uff60—]*)/u);
  return html`${parts.map((part, index) => (index % 2 === 1 ? chinese(language, part) : part))}`;
}

/** The name of a standing with a capital, to begin a heading. */
export function standingName(declaration: Pick<Declaration, 'standing' | 'lapsed'>): Said {
  const { zh, en } = sayStanding(declaration);
  return said(zh, en.charAt(0).toUpperCase() + en.slice(1));
}
