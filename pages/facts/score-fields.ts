import { citation } from '../../domain/call/call.ts';
import { nameIn } from '../../domain/call/named.ts';
import type { Indicator, Table } from '../../domain/call/scoring-form.ts';
import { levelsOf, proofFor } from '../../domain/scoring/indicators.ts';
import { keysOf } from '../../domain/scoring/line-points.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayFactKey } from '../../domain/wording/facts/say-fact.ts';
import { sayCounts, sayMeasure } from '../../domain/wording/say-score.ts';
import { checkbox, idOf, type Option, selectField, textField } from '../html/field.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { clause, named, namedInFull, saidIn, translator } from '../parts/words.ts';
import { factField, noneBox } from './fact-fields.ts';
import type { FactsForm } from './facts-form.ts';
import { ID_OF_TOTAL, idOfIndicator, idOfPoints, idOfSum, type Sums, sumsOf } from './score-sums.ts';
import { rowsTyped, TICKED } from './typed-facts.ts';
import { linesTyped } from './typed-lines.ts';

/** What the rows of a table need: the form, the sums, and the place at which new rows begin. */
interface Shown {
  readonly form: FactsForm;
  readonly table: Table;
  readonly sums: Sums;
  readonly rows: readonly { readonly nth: number; readonly indicator: string }[];
  /** The place of the empty row of each indicator or veto. */
  readonly fresh: ReadonlyMap<string, number>;
}

/** The call's scoring table to fill in, each indicator with its sum as it was when the page was made. */
export function scoreFields(form: FactsForm): Part {
  const { language, call, under, typed, errors } = form;
  const { scoring } = call;
  const table = scoring?.table;
  if (!scoring || !table) return html``;
  const t = translator(language);
  const lines = linesTyped(typed, under);
  const sums = sumsOf(language, table, lines);
  const rows = lines.map(({ nth, line }) => ({ nth, indicator: line.indicator }));
  const shown: Shown = {
    form,
    table,
    sums,
    rows,
    fresh: freshRows(table, rowsTyped(typed, under, 'scoreLines')),
  };
  const at = `${under}/scoreLines`;
  const error = errors[at];
  return html`<div id="${idOf(at)}" class="score" data-score="${scorePath(form)}">
<div class="p">${namedInFull(language, scoring)} ${clause(language, citation(scoring))}</div>
${error !== undefined && html`<p class="error">${error}</p>`}
${table.indicators.map((each) => indicatorFields(shown, each))}
${(table.vetoes ?? []).map((veto) => vetoField(shown, veto))}
${rows.filter(({ indicator }) => !shown.fresh.has(indicator)).map((each) => strangerRow(form, each))}
${rows.length === 0 && noneBox(form, 'scoreLines', t('各项都没有', 'I have none of these'))}
<p class="total"><output id="${ID_OF_TOTAL}">${sums.total}</output></p></div>`;
}

/** Where the page's script asks for the sums, by the version of the call that holds for these facts. */
function scorePath({ call, callVersion }: FactsForm): string {
  return `/calls/${call.id}/score${callVersion === undefined ? '' : `?version=${callVersion}`}`;
}

function freshRows(table: Table, first: number): ReadonlyMap<string, number> {
  const leaves = (all: readonly Indicator[]): string[] =>
    all.flatMap(({ id, parts }) => (parts ? leaves(parts) : [id]));
  const ids = [...leaves(table.indicators), ...(table.vetoes ?? []).map(({ id }) => id)];
  return new Map(ids.map((id, nth) => [id, first + nth]));
}

function indicatorFields(shown: Shown, indicator: Indicator): Html {
  const { form, sums } = shown;
  const { language } = form;
  const measure = sayMeasure(indicator);
  return html`<fieldset class="entry" id="${idOfIndicator(indicator.id)}"><legend>${named(language, indicator)}</legend>
<p class="hint">${saidIn(language, sayCounts(indicator))}</p>
${measure.length > 0 && html`<ul class="hint">${measure.map((each) => html`<li>${saidIn(language, each)}</li>`)}</ul>`}
${indicator.parts ? indicator.parts.map((part) => indicatorFields(shown, part)) : rowsOf(shown, indicator)}
<p><strong id="${idOfSum(indicator.id)}">${sums.indicators.get(indicator.id)}</strong></p></fieldset>`;
}

function rowsOf(shown: Shown, indicator: Indicator): Part {
  const t = translator(shown.form.language);
  const own = shown.rows.filter((row) => row.indicator === indicator.id);
  const next = row(shown, indicator, shown.fresh.get(indicator.id) ?? 0);
  if (own.length === 0) return next;
  const more = html`<details><summary>${t('再加一行', 'Add another line')}</summary>${next}</details>`;
  return html`${own.map(({ nth }) => row(shown, indicator, nth, true))}${more}`;
}

function row({ form, sums }: Shown, indicator: Indicator, nth: number, isFilled = false): Html {
  const { language, under, call } = form;
  const t = translator(language);
  const at = `${under}/scoreLines/${nth}`;
  const keys = keysOf(indicator);
  const field = (key: string, need: 'needed' | 'optional' = 'needed') =>
    factField(form, `${at}/${key}`, sayFactKey('scoreLines', key)[language], { need });
  const by = indicator.intervals ?? indicator.each;
  const unit = language === 'zh' ? by?.unit : (by?.unitEn ?? by?.unit);
  const amount = html`${sayFactKey('scoreLines', 'amount')[language]}${t('（', ' (')}${unit}${t('）', ')')}`;
  const numeric = { width: 'short', inputMode: 'decimal' } as const;
  const remove = { language, name: `${at}/remove`, value: TICKED, optional: true };
  return html`<div class="line-of-score"><input type="hidden" name="${at}/indicator" value="${indicator.id}">
${keys.includes('level') && selectField({ ...field('level'), options: levelOptions(language, indicator) })}
${keys.includes('grade') && selectField({ ...field('grade'), options: optionsOf(language, indicator.grid?.grades ?? []) })}
${keys.includes('amount') && textField({ ...field('amount'), label: amount, ...numeric })}
${keys.includes('rank') && textField({ ...field('rank'), width: 'short', inputMode: 'numeric' })}
${form.isDescribed && textField(field('what', 'optional'))}
${form.isDescribed && selectField({ ...field('shownBy', indicator.provedBy === undefined ? 'needed' : 'optional'), ...proofHint(form, indicator), options: optionsOf(language, call.materials.value) })}
${isFilled && checkbox({ ...remove, label: removeLabel(form) })}
<p class="soft" id="${idOfPoints(nth)}">${sums.lines.get(nth)}</p></div>`;
}

function removeLabel({ language, isDescribed }: FactsForm): string {
  const t = translator(language);
  return isDescribed
    ? t('删去这一行（保存后生效）', 'Take this line away when saved')
    : t('删去这一行（再次判断时生效）', 'Take this line away when judged again');
}

/** Which material proves a line that names none. */
function proofHint({ language, call }: FactsForm, indicator: Indicator): { hint?: Part } {
  const material = call.materials.value.find(({ id }) => id === proofFor(indicator, {}));
  if (!material) return {};
  const t = translator(language);
  return { hint: html`${t('不选即为：', 'If you choose none: ')}${named(language, material)}` };
}

/** The choices of a look-up. Where there is no grade beside them, each says its points. */
function levelOptions(language: Language, indicator: Indicator): Option[] {
  const { choices } = indicator;
  if (!choices) return optionsOf(language, levelsOf(indicator) ?? []);
  const t = translator(language);
  return choices.map((each) => ({
    value: each.id,
    label: `${nameIn(language, each)}${t('：', ': ')}${each.points}${t('分', ' points')}`,
    isChinese: language === 'en' && each.en === undefined,
  }));
}

function optionsOf(
  language: Language,
  all: readonly { readonly id: string; readonly name: string; readonly en?: string | undefined }[],
): Option[] {
  return all.map((each) => ({
    value: each.id,
    label: nameIn(language, each),
    isChinese: language === 'en' && each.en === undefined,
  }));
}

/** A line of an indicator that the table does not have. It can only be taken away. */
function strangerRow(form: FactsForm, { nth, indicator }: Shown['rows'][number]): Html {
  const { language, under, errors } = form;
  const at = `${under}/scoreLines/${nth}`;
  const remove = { language, name: `${at}/remove`, value: TICKED, optional: true };
  const error = errors[`${at}/indicator`];
  return html`<div id="${idOf(`${at}/indicator`)}">${error !== undefined && html`<p class="error">${error}</p>`}
<p>${indicator}</p>${checkbox({ ...remove, label: removeLabel(form) })}</div>`;
}

function vetoField({ form, rows, fresh }: Shown, veto: NonNullable<Table['vetoes']>[number]): Html {
  const { language, under, typed } = form;
  const nth = rows.find(({ indicator }) => indicator === veto.id)?.nth ?? fresh.get(veto.id) ?? 0;
  const at = `${under}/scoreLines/${nth}`;
  const t = translator(language);
  const label = html`${t('一票否决：', 'Veto: ')}${named(language, veto)}`;
  const field = factField(form, `${at}/holds`, label, { need: 'optional' });
  return html`<input type="hidden" name="${at}/indicator" value="${veto.id}">${checkbox({ ...field, value: TICKED, checked: typed[`${at}/holds`] === TICKED })}`;
}
