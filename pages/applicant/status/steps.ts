import type { Call } from '../../../domain/call/call.ts';
import type { Declaration, RouteStep } from '../../../domain/declaration/declaration.ts';
import type { Standing } from '../../../domain/declaration/moves.ts';
import { hasEndedNotice } from '../../../domain/declaration/notices.ts';
import { type Position, presentOf, wayOf } from '../../../domain/declaration/way.ts';
import type { Language } from '../../../domain/values/said.ts';
import { type Html, html, type Part } from '../../html/html.ts';
import { chinese, named, translator } from '../../parts/words.ts';

export interface Steps {
  readonly language: Language;
  readonly call: Call;
  readonly declaration: Declaration;
  /** The declaration's route, or before submission the one that its employer's affiliation gives. */
  readonly route: readonly RouteStep[];
  /** The last standing before the declaration ended, if it has. */
  readonly endedFrom: Standing | undefined;
}

/** The steps of a declaration, with the present one marked. */
export function stepsList({ language, call, declaration, route, endedFrom }: Steps): Html {
  const t = translator(language);
  const way = wayOf(call, { ...declaration, route });
  const steps: Part[] = [
    t('个人申报', 'You declare'),
    ...way.map((position) => labelOf(language, declaration, position)),
    t('报评审委员会', 'Recommended to the review committee'),
  ];
  const { bodyIndex, step } = declaration;
  const standing = endedFrom ?? declaration.standing;
  const isDone = standing === 'recommended';
  const present = isDone
    ? steps.length
    : presentOf(way, { standing, bodyIndex, ...(step === undefined ? {} : { step }) }) + 1;
  const isOpen = standing === 'draft' && declaration.draft.employer === undefined;
  return html`<ol class="steps">${steps.map((step, index) => line(language, step, whenOf(index, present), endedFrom !== undefined))}</ol>
${isOpen && html`<p class="soft">${t('填好用人单位后，这里按它的报送路径列出全部步骤，包括审核推荐的部门。', 'Once the employer is filled in, its whole route stands here, with the bodies that review and recommend.')}</p>`}`;
}

function labelOf(language: Language, declaration: Declaration, { step, body }: Position): Part {
  const t = translator(language);
  if (body && step.kind === 'public-notice')
    return html`${named(language, step)}${t('（', ' (')}${chinese(language, body.name)}${t('）', ')')}`;
  if (body && step.kind !== 'review')
    return html`${named(language, step)}${t('（', ' (')}${chinese(language, body.name)}${t('确认）', ' confirms)')}`;
  if (body) return html`${chinese(language, body.name)}${t('审核推荐', ' reviews')}`;
  if (step.kind === 'review') return t('用人单位审核', 'Your employer reviews');
  const stillCounts = declaration.standing === 'submitted' && hasEndedNotice(declaration, step.id);
  return html`${t('单位公示并推荐', 'Your employer posts the public notice and recommends')}${stillCounts && t('（此前的公示仍然有效，不再公示）', ' (the notice before still counts)')}`;
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
