import type { Call, Material } from '../../domain/call/call.ts';
import { type Named, situationNamed } from '../../domain/call/named.ts';
import type { Language } from '../../domain/values/said.ts';
import { type Html, html } from '../html/html.ts';
import { listed, translator } from '../parts/words.ts';

/** Says which applicants a material is asked of, unless it is asked of all. */
export function askedOf(language: Language, call: Call, material: Material): Html {
  const t = translator(language);
  const { levels, eligibilityRoutes, insurance, optional } = material;
  const others = othersInGroup(call, material);
  return html`${optional === true && html` <span class="optional">${t('（选交）', '(optional)')}</span>`}
${levels !== undefined && condition(language, t('申报级别：', 'Asked for the level: '), among(levels, call.levels.value))}
${eligibilityRoutes !== undefined && condition(language, t('申报途径：', 'Asked for the eligibility route: '), among(eligibilityRoutes, call.eligibilityRoutes.value))}
${insurance !== undefined && condition(language, t('社会保险：', 'Asked for the insurance: '), [situationNamed(call, insurance)])}
${others.length > 0 && condition(language, t('任选其一，也可以是：', 'One of several is enough; it may also be: '), others)}`;
}

function condition(language: Language, label: string, names: readonly Named[]): Html {
  return html`<span class="soft line">${label}${listed(language, names)}</span>`;
}

function among<T extends { readonly id: string }>(ids: readonly string[], all: readonly T[]): T[] {
  return all.filter(({ id }) => ids.includes(id));
}

/** The other materials of which one is enough in place of this one. */
function othersInGroup({ materials }: Call, { id, oneOf }: Material): Material[] {
  return materials.value.filter((each) => oneOf !== undefined && each.oneOf === oneOf && each.id !== id);
}
