import { citation } from '../../domain/call/call.ts';
import { factsAsked, yearsAsked } from '../../domain/eligibility/facts-asked.ts';
import { dayField, radioField, selectField } from '../html/field.ts';
import { html, type Part } from '../html/html.ts';
import { clause, listed, translator } from '../parts/words.ts';
import { DEGREES_SAID, namedOptions, plainOptions, saidOptions, TITLES_SAID } from './draft-choices.ts';
import { fieldAt, textAt } from './draft-fields.ts';
import type { DraftForm } from './draft-form.ts';

export function levelFields(form: DraftForm): Part {
  const { language, call } = form;
  const { professions } = call.identity;
  const cited = (cite: { source?: string | undefined; assumed?: string | undefined }) => ({
    hint: clause(language, citation(cite)),
  });
  return [
    radioField({
      ...fieldAt(form, '/level', cited(call.levels)),
      options: namedOptions(language, call.levels.value),
    }),
    selectField({
      ...fieldAt(form, '/profession', cited(professions)),
      options: plainOptions(language, professions.value),
    }),
    radioField({
      ...fieldAt(form, '/eligibilityRoute', cited(call.eligibilityRoutes)),
      options: namedOptions(language, call.eligibilityRoutes.value),
    }),
  ];
}

export function degreeFields(form: DraftForm): Part {
  return [
    selectField({ ...fieldAt(form, '/degree/kind'), options: saidOptions(form.language, DEGREES_SAID) }),
    textAt(form, '/degree/school'),
    textAt(form, '/degree/major', { optional: true }),
    dayField(fieldAt(form, '/degree/graduatedOn')),
  ];
}

export function titleFields(form: DraftForm): Part {
  const { language, call } = form;
  const t = translator(language);
  return [
    selectField({ ...fieldAt(form, '/title/held'), options: saidOptions(language, TITLES_SAID) }),
    dayField(
      fieldAt(form, '/title/since', {
        hint: t('有职称的须填写。', 'Needed if you hold a title.'),
        conditional: true,
      }),
    ),
    textAt(form, '/yearsOfWork', {
      width: 'short',
      inputMode: 'numeric',
      hint: html`${t(`算到 ${call.cutOff.value}，填整年数。`, `Whole years up to ${call.cutOff.value}.`)} ${clause(language, citation(call.cutOff))}`,
    }),
  ];
}

export function hoursFields(form: DraftForm): Part {
  const { language, call } = form;
  const t = translator(language);
  const asked = factsAsked(call).filter(({ fact }) => fact === 'hours');
  return [
    asked.map(({ levels = [], clause: of }) => {
      const names = call.levels.value.filter(({ id }) => levels.includes(id));
      return html`<p>${t('申报以下级别的须逐年填写：', 'Needed for each year if you declare for: ')}${listed(language, names)} ${clause(language, of)}</p>`;
    }),
    yearsAsked(asked).map((year) =>
      textAt(form, `/hours/${year}`, { width: 'short', inputMode: 'decimal', conditional: true }),
    ),
  ];
}

export function insuranceFields(form: DraftForm): Part {
  const { language, call } = form;
  const { insurance } = call;
  if (!insurance) return [];
  return radioField({
    ...fieldAt(form, '/insurance', { hint: clause(language, citation(insurance)) }),
    options: namedOptions(language, insurance.value),
  });
}

export function selfScoreField(form: DraftForm): Part {
  const { language, call } = form;
  const t = translator(language);
  const most = call.eligibility?.selfScoreMaximum;
  const asked = factsAsked(call).find(({ fact }) => fact === 'selfScore');
  if (!asked) return [];
  const { eligibilityRoutes = [] } = asked;
  const routes = call.eligibilityRoutes.value.filter(({ id }) => eligibilityRoutes.includes(id));
  return textAt(form, '/selfScore', {
    conditional: true,
    width: 'short',
    inputMode: 'decimal',
    hint: html`${most && html`${t(`满分 ${most.value}。`, `At most ${most.value}. `)}${clause(language, citation(most))} `}${t('以下申报途径须填写：', 'Needed for this eligibility route: ')}${listed(language, routes)} ${clause(language, asked.clause)}`,
  });
}
