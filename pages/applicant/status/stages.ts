import { type Call, citation, type Step } from '../../../domain/call/call.ts';
import {
  closingClause,
  closingStepOf,
  declareStepOf,
  partOf,
  stageFor,
  stageNamed,
  stagesOf,
  stepIdOf,
} from '../../../domain/call/steps.ts';
import { sayTerm } from '../../../domain/call/term.ts';
import { isOpen, type Lock, type Locks, lockOf } from '../../../domain/call/windows.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Language } from '../../../domain/values/said.ts';
import { sayInstant } from '../../../domain/wording/say-facts.ts';
import { type Html, html } from '../../html/html.ts';
import { table } from '../../html/table.ts';
import { closing, zoneName } from '../../parts/time.ts';
import { clause, named, translator } from '../../parts/words.ts';

export interface Timetable {
  readonly language: Language;
  readonly call: Call;
  /** The present locks: a closing that was moved is shown where it is now. */
  readonly locks: Locks;
  readonly at: Instant;
}

/** A table of a call's stages, with dates, who acts, and the clause. */
export function stagesTable(timetable: Timetable): Html {
  const { language, call } = timetable;
  const { closingsEndAt } = call;
  const t = translator(language);
  return html`${stageRows(timetable)}
${sharedReasons(language, call)}
<div class="p soft">${t(`截止只写日期的，到当日 ${closingsEndAt.value} 为止。`, `A closing without an hour ends at ${closingsEndAt.value} of its day.`)} ${clause(language, citation(closingsEndAt))}</div>`;
}

function stageRows({ language, call, locks, at }: Timetable): Html {
  const t = translator(language);
  const zone = call.identity.zone.value;
  const [opening, closings] = [opensReasons(call), closingReasons(call)];
  return table({
    caption: t(
      `各环节时间（${zoneName(language, zone)}）`,
      `Stages and their dates (${zoneName(language, zone)})`,
    ),
    head: [
      t('环节', 'Step'),
      t('由谁办理', 'Whose'),
      t('开始', 'Opens'),
      t('截止', 'Closes'),
      t('现在', 'Now'),
    ],
    rows: stagesOf(call).map(({ id, step }) => {
      const lock = lockOf(locks, id);
      const opensAt = reachableFrom(call, locks, id);
      return [
        named(language, stageNamed(call, id)),
        actorOf(language, step.by),
        html`${sayInstant(opensAt, zone, true)} ${ownReason(language, opening, opensReason(step))}`,
        html`${closing(language, lock.closesAt, at, zone)} ${ownReason(language, closings, closingClause(call, id))}${moved(language, lock)}${ownTerms(language, call, id)}`,
        html`<span class="tag">${windowOf(language, { ...lock, opensAt }, at)}</span>`,
      ];
    }),
  });
}

/** The deadlines that each case has of its own in the steps of a stage. */
function ownTerms(language: Language, call: Call, stage: string): Html[] {
  const t = translator(language);
  return call.steps.flatMap((step) =>
    step.term && closingStepOf(call, step).id === stepIdOf(stage)
      ? [
          html`<br>${t('每份申报：', 'Each declaration: ')}${sayTerm(call, step.term)[language]} ${clause(language, citation(step.term))}`,
        ]
      : [],
  );
}

/** A stage is reached once declaring has opened for its level or batch, however early its step itself opens. */
function reachableFrom(call: Call, locks: Locks, stage: string): Instant {
  const { opensAt } = lockOf(locks, stage);
  const part = partOf(stage);
  const declaring = locks[stageFor(call, declareStepOf(call), { level: part, batch: part })];
  return declaring && declaring.opensAt > opensAt ? declaring.opensAt : opensAt;
}

const opensReason = ({ opens }: Step) => (opens === undefined ? undefined : citation(opens));
const opensReasons = (call: Call) => stagesOf(call).map(({ step }) => opensReason(step));
const closingReasons = (call: Call) => stagesOf(call).map(({ id }) => closingClause(call, id));
const isShared = (all: readonly (string | undefined)[], reason: string) =>
  all.filter((each) => each === reason).length > 1;

/** The reason of one row, unless other rows have the same one, which then stands once below the table. */
function ownReason(
  language: Language,
  all: readonly (string | undefined)[],
  reason: string | undefined,
): Html | false {
  return reason !== undefined && !isShared(all, reason) && clause(language, reason);
}

/** The reasons that several rows have in common, each once with the names of those rows. */
function sharedReasons(language: Language, call: Call): Html {
  const t = translator(language);
  const names = stagesOf(call).map(({ id }) => stageNamed(call, id));
  const lines = (all: readonly (string | undefined)[], of: string) =>
    [...new Set(all)].map((reason) => {
      if (reason === undefined || !isShared(all, reason)) return false;
      const rows = names.filter((_, nth) => all[nth] === reason);
      const quoted = rows.map((row) => html`${t('“', ' “')}${named(language, row)}”`);
      return html`<div class="p soft">${of}${rows.length < all.length && quoted} ${clause(language, reason)}</div>
`;
    });
  return html`${lines(opensReasons(call), t('以上开始时间', 'The openings above'))}${lines(closingReasons(call), t('以上截止时间', 'The closings above'))}`;
}

function moved(language: Language, { moves }: Lock): Html | false {
  const t = translator(language);
  return (
    moves > 0 && html`<br>${t(`已调整 ${moves} 次，以此为准`, `Moved ${moves} time(s); this date holds`)}`
  );
}

function actorOf(language: Language, actor: Step['by']): string {
  const t = translator(language);
  const names = {
    applicant: t('申报人', 'Applicant'),
    employer: t('用人单位', 'Employer'),
    body: t('受理点、人社部门', 'Acceptance point and HR bureau'),
  };
  return names[actor];
}

/** Says whether a window is open, ahead or over. */
export function windowOf(language: Language, lock: Lock, at: Instant): string {
  const t = translator(language);
  if (isOpen(lock, at)) return t('进行中', 'Open');
  return at < lock.opensAt ? t('未开始', 'Not open yet') : t('已截止', 'Closed');
}
