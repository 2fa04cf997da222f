import type { Language } from '../../domain/values/said.ts';
import { translator } from '../parts/words.ts';
import { type Html, html, type Part } from './html.ts';

/** The parts that all fields share. A draft's field is named by its JSON pointer; the id is made from the name. */
export interface Field {
  readonly language: Language;
  readonly name: string;
  readonly label: Part;
  readonly hint?: Part;
  /** The defect of the typed text, in the page's language. */
  readonly error?: Part;
  readonly optional?: boolean;
  /** Whether another answer decides if the field is asked; the hint says when. */
  readonly conditional?: boolean;
  /**
   * The field's id. A radio group or a date gives it to its first input, so that a link leads to where one can
   * type.
   */
  readonly id?: string;
}

/** The id of a field, from its pointer: `/identity/phone` becomes `identity-phone`. */
export function idOf(pointer: string): string {
  return pointer.replace(/^\//, '').replace(/[^A-Za-z0-9-]+/g, '-');
}

export interface TextField extends Field {
  readonly value?: string | number | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  /** A token of https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  readonly autocomplete?: string;
  /** The usual width of what is typed. */
  readonly width?: 'short' | 'middle' | 'long';
  readonly maxLength?: number;
}

/** A field for one line of text. */
export function textField(field: TextField): Html {
  const { value, type = 'text', inputMode, autocomplete = 'off', width = 'long', maxLength = 200 } = field;
  const id = field.id ?? idOf(field.name);
  return framed(
    field,
    html`<input class="${width}" type="${type}" id="${id}" name="${field.name}" value="${value}" maxlength="${maxLength}" autocomplete="${autocomplete}"${inputMode && html` inputmode="${inputMode}"`}${described(field, id)}>`,
  );
}

/**
 * A field for a day, typed as `2010-06-30` and read by `dayTyped`. A text field keeps what was typed; a browser's
 * calendar does not.
 */
export function dayField(field: Omit<TextField, 'type' | 'inputMode' | 'width' | 'maxLength'>): Html {
  const t = translator(field.language);
  const example = t('按年-月-日填写，如 2010-06-30', 'Year, month and day, as in 2010-06-30');
  const hint = field.hint === undefined ? example : html`${example}${t('。', '. ')}${field.hint}`;
  return textField({ ...field, hint, width: 'middle', maxLength: 20 });
}

export interface TextArea extends Field {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** A field for several lines of text. */
export function textArea(field: TextArea): Html {
  const { value, rows = 4, maxLength = 2000 } = field;
  const id = field.id ?? idOf(field.name);
  // A browser drops a newline right after the tag, so this one saves a newline that the value begins with.
  return framed(
    field,
    html`<textarea id="${id}" name="${field.name}" rows="${rows}" maxlength="${maxLength}"${described(field, id)}>
${value}</textarea>`,
  );
}

export interface Option {
  readonly value: string;
  readonly label: Part;
  readonly hint?: Part;
  /**
   * Whether the label is Chinese on a page in any language. A list that unfolds needs this, since no markup may
   * stand there.
   */
  readonly isChinese?: boolean;
}

export interface Choice extends Field {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

/** A list that unfolds, to choose one of many; its first entry chooses nothing. */
export function selectField(field: Choice): Html {
  const id = field.id ?? idOf(field.name);
  const none = translator(field.language)('请选择', 'Choose one');
  const options: readonly Option[] = [{ value: '', label: none }, ...field.options];
  return framed(
    field,
    html`<select id="${id}" name="${field.name}"${described(field, id)}>${options.map(
      ({ value, label, isChinese }) =>
        html`<option value="${value}"${isChinese === true && html` lang="zh-CN"`}${value === (field.value ?? '') && html` selected`}>${label}</option>`,
    )}</select>`,
  );
}

/** A radio group, to choose one of a few. */
export function radioField(field: Choice): Html {
  const id = field.id ?? idOf(field.name);
  return html`<fieldset class="${field.error === undefined ? 'field' : 'field wrong'}"${describedGroup(field, id)}>
<legend>${field.label}${optionalMark(field)}</legend>
${hintAndError(field, id)}
${field.options.map((option, index) => radio(field, option, index === 0 ? id : `${id}-${index + 1}`))}</fieldset>
`;
}

function radio(field: Choice, { value, label, hint }: Option, id: string): Html {
  const marked = value === field.value && html` checked`;
  const hintId = `${id}-of`;
  return html`<div class="choice"><input type="radio" id="${id}" name="${field.name}" value="${value}"${marked}${hint !== undefined && html` aria-describedby="${hintId}"`}>
<label for="${id}">${label}</label>${hint !== undefined && html`<div class="hint" id="${hintId}">${hint}</div>`}</div>
`;
}

export interface Checkbox extends Field {
  /** The value that a ticked box sends. */
  readonly value?: string;
  readonly checked?: boolean;
}

/** A checkbox with one statement to agree to. Its hint follows the label, whose words it needs. */
export function checkbox(field: Checkbox): Html {
  const { value = 'yes', checked = false } = field;
  const id = field.id ?? idOf(field.name);
  return html`<div class="${field.error === undefined ? 'field' : 'field wrong'}">
${errorOf(field, id)}
<div class="choice"><input type="checkbox" id="${id}" name="${field.name}" value="${value}"${checked && html` checked`}${described(field, id)}>
<label for="${id}">${field.label}</label>${hintOf(field, id)}</div></div>
`;
}

function framed(field: Field, input: Html): Html {
  const id = field.id ?? idOf(field.name);
  return html`<div class="${field.error === undefined ? 'field' : 'field wrong'}">
<label for="${id}">${field.label}${optionalMark(field)}</label>
${hintAndError(field, id)}
${input}</div>
`;
}

function optionalMark({ language, optional, conditional }: Field): Html | false {
  const t = translator(language);
  if (optional === true) return html` <span class="optional">${t('（选填）', '(optional)')}</span>`;
  return conditional === true && html` <span class="optional">${t('（视情况填）', '(if it applies)')}</span>`;
}

function hintAndError(field: Field, id: string): Html {
  return html`${hintOf(field, id)}
${errorOf(field, id)}`;
}

function hintOf({ hint }: Field, id: string): Html | false {
  return hint !== undefined && html`<div class="hint" id="${id}-hint">${hint}</div>`;
}

function errorOf({ language, error }: Field, id: string): Html | false {
  const t = translator(language);
  return (
    error !== undefined &&
    html`<p class="error" id="${id}-error"><span class="unseen">${t('错误：', 'Error: ')}</span>${error}</p>`
  );
}

function described(field: Field, id: string): Html {
  return html`${describedGroup(field, id)}${field.error !== undefined && html` aria-invalid="true"`}`;
}

/** Describes a group. It has no aria-invalid, which is not for groups. */
function describedGroup({ hint, error }: Field, id: string): Html | false {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    (each) => each !== false,
  );
  return ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`;
}
