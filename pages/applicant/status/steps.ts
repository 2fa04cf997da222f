import { type Declaration, hasEndedNotice } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import type { Language } from '../../../domain/values/said.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { chinese, translator } from '../../parts/words.ts';

export interface Steps {
  readonly language: Language;
  readonly declaration: Declaration;
  /**
   * The bodies after the employer: the declaration's route, or before submission the one that its employer's
   * affiliation gives.
   */
  readonly bodies: readonly string[];
  /** The last standing before the declaration ended, if it has. */
  readonly endedFrom: Standing | undefined;
}

/** The steps of a declaration, with the present one marked. */
export function stepsList({ language, declaration, bodies, endedFrom }: Steps): Html {
  const t = translator(language);
  const stillCounts = declaration.standing === 'submitted' && hasEndedNotice(declaration);
  const steps: Part[] = [
    t('个人申报', 'You declare'),
    t('用人单位审核', 'Your employer reviews'),
    html`${t('单位公示并推荐', 'Your employer posts the public notice and recommends')}${stillCounts && t('（此前的公示仍然有效，不再公示）', ' (the notice before still counts)')}`,
    ...bodies.map((name) => html`${chinese(language, name)}${t('审核推荐', ' reviews')}`),
    t('报评审委员会', 'Recommended to the review committee'),
  ];
  const { standing, bodyIndex } = declaration;
  const present = stepOf(endedFrom ?? standing, bodyIndex, steps.length - 1);
  return html`<ol class="steps">${steps.map((step, index) => line(language, step, whenOf(index, present), endedFrom !== undefined))}</ol>`;
}

function stepOf(standing: Standing, bodyIndex: number, last: number): number {
  const fixed: Partial<Record<Standing, number>> = {
    draft: 0,
    returned: 0,
    submitted: 1,
    supported: 2,
    posted: 2,
    forwarded: 3 + bodyIndex,
    recommended: last + 1,
  };
  return fixed[standing] ?? 0;
}

type When = 'past' | 'present' | 'ahead';

function whenOf(index: number, present: number): When {
  if (index === present) return 'present';
  return index < present ? 'past' : 'ahead';
}

function line(language: Language, step: Part, when: When, hasEnded: boolean): Html {
  const t = translator(language);
  const marks: Readonly<Record<When, string>> = {
    past: t('（已完成）', ' (done)'),
    present: hasEnded ? t('（停在这一步）', ' (it ended here)') : t('（现在）', ' (now)'),
    ahead: '',
  };
  const current = when === 'present' && !hasEnded && html` aria-current="step"`;
  return html`<li class="${when}"${current}>${step}<span class="soft">${marks[when]}</span></li>`;
}
