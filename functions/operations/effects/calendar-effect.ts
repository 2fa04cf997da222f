import { caseOf } from '../../../casework/case.ts';
import type { Needs } from '../../../casework/needs.ts';
import { ownDaysTooLate } from '../../../domain/acts/feasibility.ts';
import type { Case } from '../../../domain/declaration/case.ts';
import { span, spanEn } from '../../../domain/effects/made-impossible.ts';
import { type MovedDay, movedDays } from '../../../domain/effects/moved-days.ts';
import { cannotFinish } from '../../../domain/reminders/ladder/days-of-wait.ts';
import { CALENDAR_ZONE, type Calendar, type DayKind } from '../../../domain/time/calendar.ts';
import { type CalendarChange, calendarChange } from '../../../domain/time/calendar-change.ts';
import { dayOf, type Instant } from '../../../domain/values/instant.ts';
import { type Said, said } from '../../../domain/values/said.ts';
import { accepted, type OperatorVerdict, refused } from '../../../domain/values/verdict.ts';
import { effectOnCalls } from './calendar-effect-on-calls.ts';
import type { Effect } from './confirmation.ts';
import { everyUnfinished } from './every-unfinished.ts';

/** The number of cases that are read at once. */
const AT_ONCE = 25;
/** The most cases of one effect that are named; beyond that only the number is said. */
const MAX_NAMED = 10;

/** One effect on cases, with the cases that it concerns. */
interface EffectOnCases {
  readonly call: string;
  readonly says: Said;
  readonly ids: readonly string[];
}

/**
 * The effect of another arrangement of days off on people: every unfinished case whose days move, those that can no
 * longer end in time, and days already past. People have lived by a year that has begun, so it cannot be taken
 * back.
 */
export async function calendarEffect(
  needs: Pick<Needs, 'records' | 'now'>,
  { before, next, hash }: { before: Calendar; next: Calendar; hash: string },
): Promise<OperatorVerdict<Effect>> {
  const today = dayOf(needs.now(), CALENDAR_ZONE);
  const change = calendarChange(before, next);
  const begun = change.taken.filter((year) => `${year}-01-01` <= today);
  if (begun.length > 0)
    return refused('calendar-years-vanish', {
      facts: { years: begun.join('、'), yearsEn: begun.join(', ') },
    });
  const calls = await effectOnCalls(needs, before, next);
  const cases = await becoming(needs, before, next);
  return accepted({
    says: [...ofTheArrangement(change, today), ...calls.says, ...cases.map(sayBecoming)],
    stable: [
      ...[String(before.version), hash, ...calls.stable],
      ...cases.map(({ call, says }) => `${call} ${says.en}`).sort(),
    ],
  });
}

function ofTheArrangement({ days, taken }: CalendarChange, today: string): Said[] {
  const past = days.filter(({ day }) => day < today);
  return [
    ...taken.map((year) =>
      said(
        `撤回${year}年放假安排，要用到它的日期重新等待公布。`,
        `The arrangement of ${year} is taken back: what needs it waits again.`,
      ),
    ),
    ...past.map(({ day, before, after }) =>
      said(
        `已经过去的 ${day} 由${KINDS[before].zh}改为${KINDS[after].zh}；已登记的结果不变。`,
        `${day}, which has passed, becomes ${KINDS[after].en} instead of ${KINDS[before].en}; results that were recorded stay.`,
      ),
    ),
  ];
}

const KINDS: Readonly<Record<DayKind, Said>> = {
  work: said('工作日', 'a working day'),
  rest: said('休息日', 'a rest day'),
  'not-yet-published': said('未公布', 'not arranged'),
};

async function becoming(
  needs: Pick<Needs, 'records' | 'now'>,
  before: Calendar,
  next: Calendar,
): Promise<EffectOnCases[]> {
  const found: { call: string; says: Said; id: string }[] = [];
  for await (const { call, ids } of everyUnfinished(needs.records, AT_ONCE)) {
    const subjects = await Promise.all(ids.map((id) => caseOf(needs, id)));
    for (const subject of subjects.filter((each) => each !== undefined))
      for (const says of whatBecomes({ ...subject, calendar: before }, next, needs.now()))
        found.push({ call, says, id: subject.declaration.id });
  }
  const groups = Map.groupBy(found, ({ call, says }) => `${call} ${says.en}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ call: first.call, says: first.says, ids: group.map(({ id }) => id) }] : [];
  });
}

function whatBecomes(subject: Case, next: Calendar, at: Instant): Said[] {
  const isLost = !cannotFinish(subject, at) && cannotFinish({ ...subject, calendar: next }, at);
  return [
    ...movedDays(subject, next).map(sayMoved),
    ...(isLost ? [said('在截止前来不及期满', 'can no longer end in time')] : []),
    ...lostOfGrant(subject, next, at),
  ];
}

/** Days of an applicant's late entry that become too late. The call's own days are listed with the call. */
function lostOfGrant(subject: Case, next: Calendar, at: Instant): Said[] {
  const { standing, grant } = subject.declaration;
  if (!grant || (standing !== 'draft' && standing !== 'returned')) return [];
  const [was, will] = [subject.calendar, next].map((calendar) =>
    ownDaysTooLate({ ...subject, calendar }, grant.stage, at),
  );
  if (!will || was?.from === will.from) return [];
  return [
    said(
      `准许期内 ${span(will)} 提交的来不及期满`,
      `cannot end in time if it is submitted on ${spanEn(will)}, within its grant`,
    ),
  ];
}

const NAMES: Readonly<Record<MovedDay['name'], Said>> = {
  closesOn: said('办理期限', 'deadline of the case'),
  lastFeasible: said('最迟张贴日', 'last day to post'),
  lastDay: said('公示最后一天', 'last day of the notice'),
  resultFrom: said('最早登记结果日', 'first day of a result'),
  handsOverAt: said('自动转主管的时间', 'moment of the hand-over to the superior'),
};

function sayMoved({ name, from, to }: MovedDay): Said {
  const [zh, en] = ['待公布', 'not arranged'];
  return said(
    `${NAMES[name].zh} ${from ?? zh} → ${to ?? zh}`,
    `${NAMES[name].en} ${from ?? en} → ${to ?? en}`,
  );
}

function sayBecoming({ call, says, ids }: EffectOnCases): Said {
  const named = ids.length > MAX_NAMED ? ['', ''] : [`：${ids.join('、')}`, `: ${ids.join(', ')}`];
  return said(
    `${call}：${says.zh}（${ids.length} 件${named[0]}）`,
    `${call}: ${says.en} (${ids.length} ${ids.length === 1 ? 'case' : 'cases'}${named[1]})`,
  );
}
