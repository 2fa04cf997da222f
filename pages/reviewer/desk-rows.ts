import { closingOfWait } from '../../domain/acts/guard.ts';
import { waitsSince } from '../../domain/declaration/at-desk.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { submittedNameOf } from '../../domain/declaration/declaration.ts';
import { boundOfReturns } from '../../domain/declaration/returns-counted.ts';
import { presentStep } from '../../domain/declaration/way.ts';
import { isPostingNext, ownDeadline } from '../../domain/reminders/ladder/days-of-wait.ts';
import { handsOverAt, statedDays } from '../../domain/reminders/ladder/stated-days.ts';
import { dayOf, type Instant } from '../../domain/values/instant.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import { type Html, html, type Part } from '../html/html.ts';
import { waitsForYear } from '../parts/calendar-notes.ts';
import { dayNamed } from '../parts/counted-days.ts';
import { closing } from '../parts/time.ts';
import { chinese, named, translator } from '../parts/words.ts';
import type { DeskPage } from './desk-page.ts';
import { casePath } from './paths.ts';
import { sayAsked } from './turn.ts';

/** The applicant's name, which leads to the declaration. */
export function applicantCell(language: Language, desk: string, { declaration }: Case): Html {
  const { id } = declaration;
  return html`<a href="${casePath(desk, id)}">${chinese(language, submittedNameOf(declaration))}<span class="line when">${id}</span></a>`;
}

/** The cells of a waiting declaration in the desk's table. */
export function caseRow(
  { language, at, call, desk }: Pick<DeskPage, 'language' | 'at' | 'call' | 'desk'>,
  subject: Case,
): Part[] {
  const { declaration } = subject;
  const level = call.levels.value.find(({ id }) => id === declaration.submittedDraft?.level);
  return [
    applicantCell(language, desk, subject),
    level && named(language, level),
    html`${sayAsked(subject, at)?.[language]}${returnsLeft(language, subject)}`,
    sayInstant(waitsSince(declaration), call.identity.zone.value, true),
    byWhen(language, subject, at),
  ];
}

/** How often the step that reviews may still return a declaration, where the call bounds it. */
function returnsLeft(language: Language, { call, declaration }: Case): Html | false {
  const step = presentStep(call, declaration);
  const bound = step && boundOfReturns(step, declaration);
  if (!bound) return false;
  const t = translator(language);
  const { left } = bound;
  const said =
    left === 0
      ? t('不能再退回', 'cannot be returned again')
      : t(`还可以退回 ${left} 次`, `may be returned ${left} more time(s)`);
  return html`<span class="line">${said}</span>`;
}

/**
 * The days of a waiting declaration: the last day to post if a public notice is ahead, the stage's closing, and
 * when silence hands it on.
 */
function byWhen(language: Language, subject: Case, at: Instant): Html {
  const t = translator(language);
  const zone = subject.call.identity.zone.value;
  const closesAt = closingOfWait(subject);
  const ends = ownDeadline(subject) ? t('本件期限：', 'Its own time: ') : t('本环节：', 'This stage: ');
  const { lastFeasible } = statedDays(subject);
  const handed = handsOverAt(subject, at);
  const isPast = lastFeasible !== undefined && lastFeasible < dayOf(at, zone);
  return html`${lastFeasible !== undefined && html`<span class="line">${t('张贴公示：', 'Public notice posted by ')}<strong class="when">${dayNamed(language, lastFeasible)}</strong>${isPast && t('（已过）', ' (passed)')}</span>`}
${isPostingNext(subject) && lastFeasible === undefined && waitsForYear(language, subject)}
${closesAt !== undefined && html`<span class="line">${ends}${closing(language, closesAt, at, zone)}</span>`}
${handed !== undefined && html`<span class="line">${t('转主管：', 'To the superior: ')}${sayInstant(handed, zone, true)}</span>`}`;
}
