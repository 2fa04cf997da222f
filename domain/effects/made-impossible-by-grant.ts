import { ownDaysTooLate } from '../acts/feasibility.ts';
import { closingOfWait } from '../acts/guard.ts';
import { lastPostingOf } from '../acts/posting-of-call.ts';
import { stageSaid } from '../call/steps.ts';
import { sayLastDay } from '../call/windows.ts';
import type { Case } from '../declaration/case.ts';
import { ofStage } from '../declaration/way.ts';
import type { Instant } from '../values/instant.ts';
import { said } from '../values/said.ts';
import { cure, type MadeImpossible, NOTHING, span, spanEn } from './made-impossible.ts';

/** Says what a late-entry grant promises in vain. `granted` is the case as it would stand under the grant. */
export function madeImpossibleByGrant(
  granted: Case,
  stage: string,
  { isUnfinishable, hasLapsed }: { readonly isUnfinishable: boolean; readonly hasLapsed: boolean },
  at: Instant,
): MadeImpossible {
  const again = hasLapsed ? said('再次逾期', 'lapse again') : said('逾期', 'lapse');
  const { declaration, call, locks, calendar } = granted;
  const zone = call.identity.zone.value;
  const posting = lastPostingOf({ call, locks, calendar }, ofStage(declaration));
  if (posting === undefined) return NOTHING;
  const step = stageSaid(call, posting.lock.stage);
  const closes = sayLastDay(posting.lock.closesAt, zone);
  const days = isWithApplicant(granted) ? ownDaysTooLate(granted, stage, at) : undefined;
  if (days)
    return {
      says: [
        said(
          `准许期内 ${span(days)}提交的，公示来不及期满：环节${step.zh}于 ${closes} 截止，最迟须于 ${days.lastPosting} 张贴；届时会${again.zh}。`,
          `Submitted on ${spanEn(days)}, within the grant, its notice cannot end in time: the step ${step.en} closes ${closes}, so it must be posted by ${days.lastPosting}; it would ${again.en}.`,
        ),
        cure(step),
      ],
      stable: ['grant-days', declaration.id, stage, closes, days.lastPosting, days.to],
    };
  if (!isUnfinishable) return NOTHING;
  const until = sayLastDay(closingOfWait(granted) ?? posting.lock.closesAt, zone);
  return {
    says: [
      said(
        `准许至 ${until}，公示仍来不及期满：届时会${again.zh}。请把准许期限写得更晚。`,
        `Granted until ${until}, its public notice still cannot end in time and it would ${again.en}: give a later end.`,
      ),
    ],
    stable: ['grant-case', declaration.id, stage, until],
  };
}

function isWithApplicant({ declaration }: Case): boolean {
  return declaration.standing === 'draft' || declaration.standing === 'returned';
}
