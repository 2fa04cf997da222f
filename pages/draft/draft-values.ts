import type { Call } from '../../domain/call/call.ts';
import { type Named, situationNamed } from '../../domain/call/named.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import { html, type Part } from '../html/html.ts';
import { namedInFull, translator } from '../parts/words.ts';
import { DEGREES_SAID, IDENTITY_KINDS_SAID, TITLES_SAID } from './draft-choices.ts';
import { STATED } from './draft-form.ts';

/** Says a field's value as people read it: a choice by its name, a statement as made or not. */
export function sayValue(language: Language, call: Call, at: string, text: string): Part {
  const t = translator(language);
  if (at === '/inService/stated') return text === STATED ? t('已声明', 'stated') : t('未声明', 'not stated');
  if (text === '') return html`<span class="soft">${t('（未填）', '(empty)')}</span>`;
  const known = SAID[at]?.[text];
  return known ? known[language] : namedInFull(language, choiceNamed(call, at, text));
}

const SAID: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  '/identity/kind': IDENTITY_KINDS_SAID,
  '/degree/kind': DEGREES_SAID,
  '/title/held': TITLES_SAID,
};

/** The name that the call gives to a choice; any other text stays as typed. */
function choiceNamed(call: Call, at: string, text: string): Named {
  const choices: Readonly<Record<string, readonly (Named & { id: string })[]>> = {
    '/level': call.levels.value,
    '/profession': call.identity.professions.value,
    '/eligibilityRoute': call.eligibilityRoutes.value,
  };
  if (at === '/insurance') return situationNamed(call, text);
  return choices[at]?.find(({ id }) => id === text) ?? { name: text };
}
