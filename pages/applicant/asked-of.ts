import type { Call, Material } from '../../domain/call.ts';
import { type Html, html } from '../html.ts';
import { chinese, type Language, speaking } from '../words.ts';

/** Of whom a material is asked, where it is not of everybody. */
export function askedOf(language: Language, call: Call, material: Material): Html {
  const t = speaking(language);
  const { levels, eligibilityRoutes, insurance, optional } = material;
  return html`${optional === true && html` <span class="optional">${t('（选交）', '(optional)')}</span>`}
${levels !== undefined && condition(language, t('申报级别：', 'Asked for the level: '), named(levels, call.levels.value))}
${eligibilityRoutes !== undefined && condition(language, t('申报途径：', 'Asked for the eligibility route: '), named(eligibilityRoutes, call.eligibilityRoutes.value))}
${insurance !== undefined && condition(language, t('社会保险：', 'Asked for the insurance: '), call.insurance.value[insurance])}`;
}

function condition(language: Language, label: string, text: string): Html {
  return html`<span class="soft line">${label}${chinese(language, text)}</span>`;
}

function named(ids: readonly string[], all: readonly { id: string; name: string }[]): string {
  return all.flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join('、');
}
