import type { Barred } from '../../domain/sanctions/judge-barred.ts';
import type { SanctionTold } from '../../domain/sanctions/sanction-form.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { pairs } from '../html/table.ts';
import { noteBox } from './problems.ts';
import { chinese, clause, translator } from './words.ts';

/** An entry of the register that bars a person, with what its decision says. */
export interface SanctionShown extends Barred {
  readonly told: SanctionTold;
}

/** The entries that bar the person of a declaration, for those who may see them. */
export function sanctionNote(
  language: Language,
  whose: 'for-reviewer' | 'own',
  shown: readonly SanctionShown[],
): Html | false {
  if (shown.length === 0) return false;
  const t = translator(language);
  const head =
    whose === 'own'
      ? t('诚信档案库中有您的记录', 'The register of sanctions has an entry of you')
      : t('诚信档案库中有申报人的记录', 'The register of sanctions has an entry of the applicant');
  const then =
    whose === 'own'
      ? t(
          '是否推荐由审核人决定。对记录有异议，请联系作出决定的机关。',
          'Reviewers decide whether to recommend. If you object to the entry, turn to the office that decided.',
        )
      : t(
          '系统不据此自动办理：请核对证件与所记的人相符，再决定同意、退回或不予推荐。此处内容只供办理本件，不得外传。',
          'Nothing follows by itself: compare the document with the person of the entry, then support, return or refuse. It is shown for this decision alone; tell nobody.',
        );
  return noteBox(
    'warning',
    html`<h2>${head}</h2>${shown.map((each) => entryOf(language, each))}<p>${then}</p>`,
  );
}

function entryOf(language: Language, { told, entry, clause: cited, freeFrom }: SanctionShown): Html {
  const t = translator(language);
  const { decision, effect, objection, act, basis, remedy } = told;
  return html`${pairs([
    [t('决定', 'Decision'), chinese(language, `${decision.office} ${decision.number}（${decision.date}）`)],
    [t('行为', 'Act'), chinese(language, act)],
    [t('依据', 'Basis'), chinese(language, basis)],
    [t('后果', 'Effect'), chinese(language, effect.words)],
    [
      t('期限', 'Term'),
      t(
        `${entry.from} 至 ${entry.to}（含当日）；${freeFrom} 起不再受限`,
        `${entry.from} to ${entry.to}, that day included; free from ${freeFrom} on`,
      ),
    ],
    [t('救济途径', 'Remedy'), chinese(language, remedy.told)],
    objection !== undefined && [t('异议', 'Objection'), chinese(language, objection.words)],
  ])}<div class="p">${clause(language, cited)}</div>`;
}
