import { type Column, columnsOf, type ListName, SITUATIONS } from '../../domain/achievements/columns.ts';
import { NONE } from '../../domain/achievements/person.ts';
import { offeredIn } from '../../domain/eligibility/offered.ts';
import type { Vocabularies, VocabularyName } from '../../domain/eligibility/vocabulary.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayFactEntry, sayFactKey } from '../../domain/wording/facts/say-fact.ts';
import { plainOptions } from '../draft/draft-choices.ts';
import { checkbox, dayField, type Field, idOf, selectField, textField } from '../html/field.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { translator } from '../parts/words.ts';
import type { FactsForm } from './facts-form.ts';
import { sayFactText } from './say-facts.ts';
import { boxOfNone, rowsTyped, TICKED } from './typed-facts.ts';

/** Whether a field must be filled in, may be left out, or is asked for in some situations. */
type Need = 'needed' | 'optional' | 'conditional';

/** The parts that every field of facts has: its value, its defect, and what another save left there meanwhile. */
export function factField(
  form: FactsForm,
  name: string,
  label: Part,
  { need, hint }: { readonly need: Need; readonly hint?: Part },
): Field & { value: string } {
  const { language, typed, errors, savedNow } = form;
  const saved = savedNow[name];
  const savedHint =
    saved !== undefined &&
    html` <strong>${translator(language)('现在保存的是：', 'Saved now: ')}${sayFactText(form, name, saved)}</strong>`;
  const hints = [hint, savedHint].filter((each) => each !== undefined && each !== false);
  const error = errors[name];
  return {
    ...{ language, name, label, value: typed[name] ?? '' },
    ...(error === undefined ? {} : { error }),
    ...(hints.length > 0 ? { hint: hints } : {}),
    ...(need === 'optional' || !form.isDescribed ? { optional: true } : {}),
    ...(need === 'conditional' && form.isDescribed ? { conditional: true } : {}),
  };
}

/** A day of a fact, or a month where nobody knows the day. */
export function factDay(form: FactsForm, name: string, label: Part, need: Need): Html {
  const t = translator(form.language);
  const hint = t('只知道月份的填 2010-06', 'If you know the month alone, 2010-06');
  return dayField(factField(form, name, label, { need, hint }));
}

/** The box that says that there is none. */
export function noneBox(form: FactsForm, fact: string, label: Part): Html {
  const name = boxOfNone(form.under, fact);
  const { value, ...rest } = factField(form, name, label, { need: 'needed' });
  return checkbox({ ...rest, value: NONE, checked: value === NONE });
}

/** How a list is asked for: which keys of an entry are needed, and which are not asked for at all. */
export interface ListTraits {
  readonly needed: readonly string[];
  readonly leftOut?: readonly string[];
  readonly none: Part;
}

/**
 * The rows of a list: those that are filled in, an empty one, and the box that says that there is none. Behind what is
 * filled in the empty row is folded, so that a phone shows only what is there.
 */
export function listFields(form: FactsForm, list: ListName, traits: ListTraits): Html {
  const { language, under, errors } = form;
  const t = translator(language);
  const filled = rowsTyped(form.typed, under, list);
  const at = `${under}/${list}`;
  const error = errors[at];
  const rows = Array.from({ length: filled }, (_, nth) => row(form, list, nth, traits));
  const isNone = filled === 0 && form.typed[boxOfNone(under, list)] === NONE;
  const isEmpty = filled === 0 && !isNone;
  const next = row(form, list, isEmpty ? 1 : filled, traits);
  const more = html`<details><summary>${t('再加一项', 'Add another one')}</summary>${next}</details>`;
  const first = isEmpty && row(form, list, 0, traits);
  return html`<div id="${idOf(at)}">${error !== undefined && html`<p class="error">${error}</p>`}
${rows}${first}${more}${filled === 0 && noneBox(form, list, traits.none)}</div>`;
}

function row(form: FactsForm, list: ListName, nth: number, traits: ListTraits): Html {
  const { language, under, typed } = form;
  const t = translator(language);
  const at = `${under}/${list}/${nth}`;
  const isFilled = nth < rowsTyped(typed, under, list);
  const columns = columnsOf(list).filter(
    ({ key, use }) =>
      !(traits.leftOut ?? []).includes(key) &&
      (use === 'judged' || (use === 'described' && form.isDescribed) || typed[`${at}/${key}`] !== undefined),
  );
  const remove = checkbox({
    ...{ language, name: `${at}/remove`, value: TICKED, optional: true },
    label: form.isDescribed
      ? t('删去这一项（保存后生效）', 'Take this one away when saved')
      : t('删去这一项（再次判断时生效）', 'Take this one away when judged again'),
  });
  return html`<fieldset class="entry"><legend>${sayFactEntry(list, nth)[language]}</legend>
${columns.map((column) => columnField(form, list, at, column, traits))}${isFilled && remove}</fieldset>`;
}

/** The terms of a vocabulary as choices. */
export function termOptions(language: Language, terms: Vocabularies[VocabularyName]) {
  return terms.map(({ id, name: zh, en }) => ({ value: id, label: language === 'zh' ? zh : en }));
}

function columnField(
  form: FactsForm,
  list: ListName,
  at: string,
  { key, is, of }: Column,
  { needed }: ListTraits,
): Html {
  const { language, vocabularies, call } = form;
  const [name, label] = [`${at}/${key}`, sayFactKey(list, key)[language]];
  const need = needed.includes(key) ? 'needed' : 'optional';
  if (is === 'day') return factDay(form, name, label, need);
  const field = factField(form, name, label, { need });
  if (is === 'box') return checkbox({ ...field, value: TICKED, checked: field.value === TICKED });
  if (of === SITUATIONS)
    return selectField({ ...field, options: plainOptions(language, call.insurance?.value ?? []) });
  if (of !== undefined)
    return selectField({
      ...field,
      // A recommender's title is none that the call's applicants hold.
      options: termOptions(
        language,
        (list === 'recommenders' ? vocabularies : offeredIn(call, vocabularies))[of],
      ),
    });
  return textField({ ...field, ...(is === 'number' ? { inputMode: 'numeric', width: 'short' } : {}) });
}
