import { ALL_SUBJECTS } from '../../domain/achievements/all-subjects.ts';
import { termOf } from '../../domain/eligibility/vocabulary.ts';
import { sayPlace } from '../../domain/wording/say-place.ts';
import { idOf, textField } from '../html/field.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { translator } from '../parts/words.ts';
import { factField } from './fact-fields.ts';
import type { FactsForm } from './facts-form.ts';
import { partsTyped, sumTyped } from './typed-hours.ts';

/**
 * The hours of a year as one number, or by subject where the call asks for a subject by itself. Hours that are stated the
 * other way stand in the field of their sum.
 */
export function hoursFields(form: FactsForm, year: number): Part {
  const { under } = form;
  const name = `${under}/hours/${year}`;
  const asked = (form.asked.get('hours') ?? []).flatMap((each) => each.subjects ?? []);
  return asked.length === 0 ? oneNumber(form, name) : bySubject(form, name, asked);
}

function oneNumber(form: FactsForm, name: string): Html {
  const { language, typed, errors } = form;
  const [wrong] = Object.keys(errors).filter((at) => at === name || at.startsWith(`${name}/`));
  const field = factField(form, name, sayPlace(name)[language], { need: 'needed' });
  const error = wrong === undefined ? {} : { error: errors[wrong] };
  return hoursField({ ...field, ...error, value: sumTyped(typed, name) });
}

function bySubject(form: FactsForm, name: string, asked: readonly string[]): Html {
  const { language, vocabularies, typed, errors } = form;
  const t = translator(language);
  const { [ALL_SUBJECTS]: _, ...stated } = partsTyped(typed, name);
  const subjects = [...new Set([...asked, ...Object.keys(stated)])];
  const at = `${name}/${ALL_SUBJECTS}`;
  const total = factField(form, at, t('合计', 'All together'), { need: 'needed' });
  return html`<fieldset class="entry" id="${idOf(name)}"><legend>${sayPlace(name)[language]}</legend>
${errors[name] !== undefined && html`<p class="error">${errors[name]}</p>`}
${subjects.map((subject) => {
  const term = termOf(vocabularies, 'subjects', subject);
  const label = (language === 'zh' ? term?.name : term?.en) ?? subject;
  return hoursField(factField(form, `${name}/${subject}`, label, { need: 'needed' }));
})}${hoursField({ ...total, value: typed[at] ?? typed[name] ?? '' })}</fieldset>`;
}

function hoursField(field: Parameters<typeof textField>[0]): Html {
  return textField({ ...field, width: 'short', inputMode: 'decimal' });
}
