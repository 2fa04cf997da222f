import { citation } from '../../domain/call/call.ts';
import { radioField, selectField } from '../html/field.ts';
import { html, type Part } from '../html/html.ts';
import { clause, translator } from '../parts/words.ts';
import { namedOptions, plainOptions } from './draft-choices.ts';
import { fieldAt } from './draft-fields.ts';
import type { DraftForm } from './draft-form.ts';

export function levelFields(form: DraftForm): Part {
  const { language, call } = form;
  const { professions } = call.identity;
  const cited = (cite: { source?: string | undefined; assumed?: string | undefined }) => ({
    hint: clause(language, citation(cite)),
  });
  const t = translator(language);
  return [
    html`<p class="hint">${t('选好级别和途径并保存，下面就只列出须填的内容。', 'Choose the level and the route and save: what follows then asks only for what they need.')}</p>`,
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
