import type { Call } from '../../domain/call/call.ts';
import type { Named } from '../../domain/call/named.ts';
import type { Said } from '../../domain/values/said.ts';
import type { Words } from '../facts/facts-form.ts';
import { sayFactText } from '../facts/say-facts.ts';
import { html, type Part } from '../html/html.ts';
import { named, translator } from '../parts/words.ts';
import { IDENTITY_KINDS_SAID } from './draft-choices.ts';
import { STATED } from './draft-form.ts';

/** Says a field's value as people read it: a choice by its name, a statement as made or not. */
export function sayValue(words: Words, at: string, text: string): Part {
  const { language, call } = words;
  if (at.startsWith('/facts')) return sayFactText(words, at, text);
  const t = translator(language);
  if (at === '/inService/stated') return text === STATED ? t('已声明', 'stated') : t('未声明', 'not stated');
  if (at === '/identity/smsAgreed') return text === STATED ? t('同意', 'agreed') : t('不同意', 'not agreed');
  if (text === '') return html`<span class="soft">${t('（未填）', '(empty)')}</span>`;
  const known = SAID[at]?.[text];
  return known ? known[language] : named(language, choiceNamed(call, at, text));
}

const SAID: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  '/identity/kind': IDENTITY_KINDS_SAID,
};

/** The name that the call gives to a choice; any other text stays as typed. */
function choiceNamed(call: Call, at: string, text: string): Named {
  const choices: Readonly<Record<string, readonly (Named & { id: string })[]>> = {
    '/level': call.levels.value,
    '/profession': call.identity.professions.value,
    '/eligibilityRoute': call.eligibilityRoutes.value,
  };
  return choices[at]?.find(({ id }) => id === text) ?? { name: text };
}
