import type { Case } from '../../domain/declaration/case.ts';
import type { Turn } from '../../domain/desks/desk-access.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { Language, Said } from '../../domain/values/said.ts';
import { linkButton } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { saidIn, standingName, translator } from '../parts/words.ts';
import { type Happened, happenings } from './happened.ts';
import { casePath } from './paths.ts';
import { turnNote } from './turn.ts';

export interface TooLatePage {
  readonly language: Language;
  /** The instant of looking. */
  readonly at: Instant;
  readonly subject: Case;
  readonly desk: string;
  readonly turn: Turn;
  /** The events since the page was shown, oldest first. */
  readonly since: readonly Happened[];
  /** The reason why the act was not taken, if these events do not show it. */
  readonly sentence?: Said | undefined;
}

/**
 * The page for a decision that came second, or after the declaration went on: what happened and when, and how it
 * stands now.
 */
export function tooLatePage({
  language,
  at,
  subject,
  desk,
  turn,
  since,
  sentence,
}: TooLatePage): PageContent {
  const t = translator(language);
  const { declaration, call } = subject;
  const wasHandedOn = turn === 'superior' || turn === 'contact';
  const decided =
    declaration.standing === 'withdrawn'
      ? t('申报人已经撤回', 'The applicant has withdrawn it')
      : t('此件已经处理过了', 'It was already decided');
  const ended = wasHandedOn ? t('此件已转交他人办理', 'It was handed to somebody else') : decided;
  const title = sentence ? t('未能登记', 'It could not be recorded') : ended;
  const body = html`<h1>${title}</h1>
<p role="alert">${sentence ? saidIn(language, sentence) : t('您刚才的操作没有生效。', 'What you did just now was not taken.')}</p>
${since.length > 0 && html`<p>${t('此前的办理情况：', 'What happened before:')}</p>${happenings(language, call.identity.zone.value, since)}`}
<p>${t('现在的状态：', 'It stands at: ')}<strong>${standingName(declaration)[language]}</strong></p>
${turnNote({ language, turn, subject, at })}
<p>${linkButton({ href: casePath(desk, declaration.id), label: t('查看此件', 'Look at it') })}
${linkButton({ href: desk, label: t('返回待办列表', 'Back to the list'), kind: 'second' })}</p>`;
  return { title, body, narrow: true, call, failed: true };
}
