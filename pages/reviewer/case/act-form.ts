import type { Case } from '../../../domain/declaration/case.ts';
import { MAX_LINE, MAX_NAME, MAX_TEXT } from '../../../domain/declaration/written.ts';
import type { Defect } from '../../../domain/values/defect.ts';
import type { Language } from '../../../domain/values/said.ts';
import type { ReviewerRefusal } from '../../../domain/values/verdict.ts';
import { sayPlace } from '../../../domain/wording/say-place.ts';
import { checkbox, type Field, idOf, textArea, textField } from '../../html/field.ts';
import { type Button, button, form } from '../../html/form.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { errorsAt } from '../../parts/defect-places.ts';
import { translator } from '../../parts/words.ts';
import type { Happened } from '../happened.ts';
import { type Act, actPath } from '../paths.ts';

/** The typed texts of an act's form, by the fields' names. */
export type Typed = Readonly<Record<string, string>>;

/** An act that was not taken: its typed texts, their defects, and what changed since the page was shown. */
export interface TypedAct {
  readonly act: Act;
  readonly typed: Typed;
  readonly defects?: readonly Defect[];
  readonly refusal?: ReviewerRefusal;
  readonly since?: readonly Happened[];
  /**
   * Set where the form only asked what would follow. Nothing was tried, and the form shows all that was typed
   * again.
   */
  readonly isQuestion?: true;
}

/** The values that the forms of a case's page share. */
export interface Forms {
  readonly language: Language;
  readonly subject: Case;
  readonly desk: string;
  /** The seals by act. An act without a seal is not offered. */
  readonly seals: Readonly<Record<string, string>>;
  /** Whether the person registered at the desk has the applicant's name. */
  readonly isNamesake: boolean;
  readonly attempt: TypedAct | undefined;
}

/** The typed texts of this act's form, and their defects. */
export function triedAt({ attempt, language }: Pick<Forms, 'attempt' | 'language'>, act: Act) {
  const own = attempt?.act === act ? attempt : undefined;
  return { typed: own?.typed ?? {}, errors: errorsAt(language, own?.defects ?? []) };
}

/** The id of an act's field: several forms of a page ask for name and post. */
export function fieldId(act: Act, name: string): string {
  return `${idOf(act)}-${name}`;
}

interface FieldWords {
  readonly hint?: Part;
  readonly optional?: boolean;
  readonly label?: Part;
}

/** The parts that every field of an act takes from what was typed. */
export function fieldOf(
  forms: Forms,
  act: Act,
  name: string,
  { hint, optional, label }: FieldWords,
): Field & { value: string } {
  const { typed, errors } = triedAt(forms, act);
  return {
    language: forms.language,
    name,
    id: fieldId(act, name),
    label: label ?? sayPlace(`/${name}`)[forms.language],
    value: typed[name] ?? '',
    error: errors[`/${name}`],
    ...(hint === undefined ? {} : { hint }),
    ...(optional ? { optional } : {}),
  };
}

export function lineOf(
  forms: Forms,
  act: Act,
  name: string,
  asked: FieldWords & { most?: number; width?: 'middle' | 'long' } = {},
): Html {
  const { most = MAX_LINE, width = 'long', ...rest } = asked;
  return textField({ ...fieldOf(forms, act, name, rest), maxLength: most, width });
}

export function textAreaOf(forms: Forms, act: Act, name: string, asked: FieldWords = {}): Html {
  return textArea({ ...fieldOf(forms, act, name, asked), maxLength: MAX_TEXT });
}

/** The form of one act: its fields, who decides, the button, and after it what can be asked. */
export function actForm(
  forms: Forms,
  act: Act,
  { fields, submit, asks }: { fields: Part; submit: Pick<Button, 'label' | 'kind'>; asks?: Part },
): Html | false {
  const { subject, desk, seals } = forms;
  const { id, version } = subject.declaration;
  const seal = seals[act];
  return (
    seal !== undefined &&
    form({
      action: actPath(desk, id, act),
      seal,
      hidden: { version },
      body: [fields, whoActs(forms, act), button(submit), asks],
    })
  );
}

/**
 * The fields that state who acts. A link proves only that one has it, so the timeline says that the name was
 * stated.
 */
function whoActs(forms: Forms, act: Act): Html {
  const t = translator(forms.language);
  return html`<fieldset class="section" id="${fieldId(act, 'who')}"><legend><strong>${act === 'decision' ? t('由谁决定', 'Who decides') : t('由谁登记', 'Who records it')}</strong></legend>
<p>${t('将以“通过链接，自称……”的形式记入办理记录，并告知申报人和单位登记的联系人。', 'It stands in the timeline as stated by the holder of the link; the applicant and the employer’s registered contact are told.')}</p>
${lineOf(forms, act, 'statedName', { most: MAX_NAME, width: 'middle' })}
${lineOf(forms, act, 'statedPost', { most: MAX_NAME, width: 'middle' })}${otherPerson(forms, act)}</fieldset>
`;
}

/** Asks a person who has the applicant's name, by the register or as typed, to state to be somebody else. */
function otherPerson(forms: Forms, act: Act): Html | false {
  const { value, ...field } = fieldOf(forms, act, 'otherPerson', {
    label: translator(forms.language)(
      '我与申报人同名，但不是申报人本人（本声明将记入办理记录，并报告主管部门）',
      'I am called as the applicant is and am another person; this is recorded and reported',
    ),
  });
  const isAsked = forms.isNamesake || field.error !== undefined || value === 'yes';
  return isAsked && checkbox({ ...field, checked: value === 'yes' });
}
