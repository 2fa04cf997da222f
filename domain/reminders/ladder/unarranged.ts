import { daysOfNotice, lastResultDay, noticePolicy } from '../../acts/notice-days.ts';
import { lastFeasiblePostingDay } from '../../call/public-notice.ts';
import type { Case } from '../../declaration/case.ts';
import { noticeToPost } from '../../declaration/stages-ahead.ts';
import type { Counted } from '../../time/calendar.ts';
import { type Said, said } from '../../values/said.ts';
import { isPostingNext } from './days-of-wait.ts';
import { rungDays } from './ladder.ts';

/** The unpublished year for which some day of the present wait cannot be counted yet; undefined if there is none. */
export function unarrangedYear(subject: Case): number | undefined {
  const { declaration, call, calendar } = subject;
  const toPost = isPostingNext(subject) ? noticeToPost(call, declaration) : undefined;
  const { notice, standing } = declaration;
  const counts: readonly Counted<unknown>[] = [
    ...(toPost
      ? [lastFeasiblePostingDay(noticePolicy(call, toPost.id), calendar, lastResultDay(subject, toPost.id))]
      : []),
    ...(standing === 'posted' && notice ? [daysOfNotice(subject, notice)] : []),
    ...rungDays(subject),
  ];
  return counts
    .flatMap((each) => (each.ok ? [] : [each.refusal.year]))
    .find((year) => year > calendar.lastYear);
}

/** The text that a letter has in the place of days that cannot be counted yet, in both languages. */
export function uncountedDays(subject: Case): Record<string, string> {
  const year = unarrangedYear(subject);
  if (year === undefined) return {};
  const waits = `待${year}年放假安排公布（${year}'s arrangement is not published）`;
  const names = isPostingNext(subject) ? ['lastFeasible'] : ['lastDay', 'resultFrom'];
  return Object.fromEntries(names.map((name) => [name, waits]));
}

export function sayUnarranged(year: number): Said {
  return said(
    `${year}年放假安排尚未公布，要用到它的日期公布后即行计算。`,
    `${year}'s arrangement is not published; the days that need it are counted as soon as it is there.`,
  );
}
