import { sayPlace } from '../../domain/wording/say-place.ts';
import { type Field, type TextField, textField } from '../html/field.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { translator } from '../parts/words.ts';
import type { DraftForm } from './draft-form.ts';
import { sayValue } from './draft-values.ts';

interface FieldTraits {
  readonly hint?: Part;
  readonly optional?: boolean;
  readonly conditional?: boolean;
}

/** The parts of a field that the form gives: its label, its defect, and the text that was saved meanwhile. */
export function fieldAt(form: DraftForm, pointer: string, rest: FieldTraits = {}): Field & { value: string } {
  const { language, values, errors, savedNow } = form;
  const saved = savedNow[pointer];
  const hint = [rest.hint, saved !== undefined && savedHint(form, pointer, saved)].filter(
    (each) => each !== undefined && each !== false,
  );
  return {
    language,
    name: pointer,
    label: sayPlace(pointer)[language],
    value: values[pointer] ?? '',
    error: errors[pointer],
    ...(hint.length > 0 ? { hint } : {}),
    ...(rest.optional ? { optional: true } : {}),
    ...(rest.conditional ? { conditional: true } : {}),
  };
}

function savedHint(form: DraftForm, pointer: string, saved: string): Html {
  const label = translator(form.language)('现在保存的是：', 'Saved now: ');
  return html` <strong>${label}${sayValue(form, pointer, saved)}</strong>`;
}

/** The look of a line of text. */
type TextLook = Pick<TextField, 'width' | 'inputMode' | 'autocomplete' | 'type'>;

/** One line of text in the draft's form. */
export function textAt(
  form: DraftForm,
  pointer: string,
  { hint, optional, conditional, ...look }: TextLook & FieldTraits = {},
): Html {
  const asked = {
    ...(hint === undefined ? {} : { hint }),
    ...(optional ? { optional } : {}),
    ...(conditional ? { conditional } : {}),
  };
  return textField({ ...fieldAt(form, pointer, asked), ...look });
}
