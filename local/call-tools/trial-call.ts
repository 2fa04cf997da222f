import type { Document } from 'yaml';
import { printCall, wholeDocument } from '../../adapters/call-file/print-call.ts';
import type { Call, Step } from '../../domain/call/call.ts';
import type { Counted } from '../../domain/time/calendar.ts';
import { type Calendar, nthWorkingDay, workingDayOnOrAfter } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/values/instant.ts';
import { head } from './heading.ts';
import { recite } from './recite.ts';

/**
 * The working days of a trial. A declaration that is acted on during the first and the second is recommended on the
 * second.
 */
interface TrialDays {
  /** On this day declaring opens and closes; the employer reviews and posts. */
  readonly first: Day;
  /** On this day the public notice has ended; the employer and the bodies recommend. */
  readonly second: Day;
  /** On this day the employer's stage closes, which leaves a day for late acts. */
  readonly third: Day;
  /** On this day the bodies' stage closes. */
  readonly fourth: Day;
}

/** The call of a trial, or the year that it would need and whose holidays nobody has published. */
export type TrialCall =
  | { readonly ok: true; readonly text: string; readonly days: TrialDays }
  | { readonly ok: false; readonly year: number };

/**
 * Makes a call for invented people from a real one. It keeps stages, texts and reminders, dates them on four
 * working days from `from`, and has a public notice of one working day. Each trial makes its own, since its days
 * differ.
 */
export function trialCall(text: string, from: Day, calendar: Calendar): TrialCall {
  const counted = daysFrom(from, calendar);
  if (!counted.ok) return { ok: false, year: counted.refusal.year };
  const document = wholeDocument(text);
  const title = String(document.getIn(['identity', 'title', 'value']));
  recite(document, (clause) => `试用：照抄《${title}》（${clause}）。`);
  for (const [path, value] of Object.entries(changes(document.toJS() as Call, counted.value)))
    document.setIn(path.split('.').map(partOf), document.createNode(value));
  // A trial’s people are invented, so it judges nobody.
  document.delete('eligibility');
  keepOneMaterial(document);
  head(document, HEADING);
  return { ok: true, text: printCall(document), days: counted.value };
}

const HEADING = [
  ' yaml-language-server: $schema=call.schema.json',
  ' 试用：仅供虚构的人，由 npm run call -- trial 生成；不得填写任何人的真实信息。',
  ' A trial for invented people, made by npm run call -- trial: nobody’s real data belongs here.',
].join('\n');

function daysFrom(from: Day, calendar: Calendar): Counted<TrialDays> {
  const start = workingDayOnOrAfter(calendar, from);
  if (!start.ok) return start;
  const first = start.value;
  const [second, third, fourth] = [2, 3, 4].map((nth) => nthWorkingDay(calendar, first, nth, true));
  if (!second?.ok || !third?.ok || !fourth?.ok)
    return [second, third, fourth].find((each) => each?.ok === false) as Counted<TrialDays>;
  return { ok: true, value: { first, second: second.value, third: third.value, fourth: fourth.value } };
}

/** The values in which a trial differs from its call, by path. */
function changes(call: Call, { first, third, fourth }: TrialDays): Readonly<Record<string, unknown>> {
  const year = Number(first.slice(0, 4));
  const place = (is: (step: Step) => boolean) => `steps.${call.steps.findIndex(is)}`;
  const [declare, notice] = (['declare', 'public-notice'] as const).map((kind) =>
    place((step) => step.kind === kind),
  );
  const [employers, bodies] = (['employer', 'body'] as const).map((by) =>
    place((step) => step.kind === 'review' && step.by === by),
  );
  const trial = (value: unknown, en?: string) => ({
    value,
    ...(en === undefined ? {} : { en }),
    assumed: '试用：为首次部署设定，与任何通知无关。',
  });
  const nowhere = trial('试用，无须报送。', 'A trial: nothing is handed in.');
  return {
    id: `trial-${first}`,
    'identity.title': trial(
      `试用（${first}）：仅供虚构的人，不是评审通知`,
      `Trial of ${first}: for invented people, no call for declarations`,
    ),
    'identity.issuer': trial('操作员（试用）', 'The operators, for a trial'),
    'identity.issuedOn': trial(first),
    'identity.reviewYear': trial(year),
    'identity.scope': trial(
      '虚构的人：请勿填写任何人的真实姓名、证件号码和电话；邮箱可填操作员自己的，以便收信。',
      'Invented people: state nobody’s true name, number or telephone; the mailbox may be an operator’s own.',
    ),
    'identity.committee': trial('试用评审委员会（并不存在）', 'Committee of the trial, which does not exist'),
    'identity.materialsTo': nowhere,
    'identity.contact': trial('本系统的操作员', 'The operators of this system'),
    [`${declare}.opens`]: trial(first),
    [`${declare}.closes`]: trial(first),
    [`${employers}.opens`]: trial(first),
    [`${employers}.closes`]: trial(third),
    [`${employers}.duty`]: trial(
      '审核申报，在本单位公示一个工作日，登记公示情况后推荐。',
      'Review the declaration, post the public notice at the employer for one working day, enter how it went, then recommend.',
    ),
    [`${bodies}.opens`]: trial(first),
    [`${bodies}.closes`]: trial(fourth),
    [`${notice}.publicNotice.days`]: trial({ days: 1, count: 'working-days' }),
    [`${notice}.publicNotice.countStartDay`]: trial(true),
    [`${notice}.publicNotice.earliestResult`]: trial('day-after'),
    cutOff: trial(`${year}-12-31`),
    // The shortest time for which storage locks a file, since a trial's files stand in the way when it is taken
    // down.
    retention: trial({ years: 1 }),
    achievementFile: trial({ years: 1 }),
    'texts.value.told-of-committee.body':
      '申报{reference}（“{call}”）已完成全部审核推荐：试用到此成功。\nDeclaration {reference} is recommended: the trial has succeeded.\n',
  };
}

function partOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

/** Keeps one material, enough to see that files are taken in. No situation of insurance is proved by another. */
function keepOneMaterial(document: Document): void {
  const { materials, insurance } = document.toJS() as Pick<Call, 'materials' | 'insurance'>;
  for (let at = materials.value.length - 1; at > 0; at -= 1) document.deleteIn(['materials', 'value', at]);
  for (const at of insurance?.value.keys() ?? []) document.deleteIn(['insurance', 'value', at, 'provedBy']);
}
