import type { Call } from '../../../domain/call/call.ts';
import type { Named } from '../../../domain/call/named.ts';
import type { DraftChange } from '../../../domain/declaration/draft/draft-changes.ts';
import type { Language } from '../../../domain/values/said.ts';
import { sayPlace } from '../../../domain/wording/say-place.ts';
import { STATED } from '../../draft/draft-form.ts';
import { sayValue } from '../../draft/draft-values.ts';
import type { Words } from '../../facts/facts-form.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { table } from '../../html/table.ts';
import { namedInFull, translator } from '../../parts/words.ts';

/** A table of the differences between the last submission and the one before. */
export function changesTable(words: Words, changes: readonly DraftChange[]): Html {
  const { language, call } = words;
  const t = translator(language);
  const title = html`<h2 id="changes">${t('与上次提交相比', 'What changed since the submission before')}</h2>`;
  if (changes.length === 0)
    return html`${title}<p>${t('填报内容和材料都没有变化。', 'Neither what was filled in nor the materials.')}</p>`;
  return html`${title}
${table({
  caption: t(`共 ${changes.length} 处变化`, `${changes.length} changes`),
  head: [t('项目', 'Field'), t('上次', 'Before'), t('这次', 'Now')],
  rows: changes.map((change) => [
    placeOf(language, call, change.at),
    sayChanged(words, change.at, change.before),
    sayChanged(words, change.at, change.after),
  ]),
})}`;
}

function placeOf(language: Language, call: Call, at: string): Part {
  const material = materialAt(call, at);
  return material === undefined ? sayPlace(at)[language] : namedInFull(language, material);
}

function materialAt(call: Call, at: string): Named | undefined {
  const [, section, id] = at.split('/');
  return section === 'materials' ? call.materials.value.find((each) => each.id === id) : undefined;
}

function sayChanged(words: Words, at: string, text: string | undefined): Part {
  if (text === undefined)
    return html`<span class="soft">${translator(words.language)('（无）', '(none)')}</span>`;
  // A draft keeps a statement as true or false; a form sends it as a word.
  if (at === '/inService/stated') return sayValue(words, at, text === 'true' ? STATED : '');
  return sayValue(words, at, text);
}
