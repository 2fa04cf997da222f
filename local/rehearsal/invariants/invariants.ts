import type { Story } from '../../../adapters/records/declarations/story.ts';
import type { StageRecord } from '../../../adapters/records/stage-writes.ts';
import type { Call } from '../../../domain/call/call.ts';
import { DRAIN_SECONDS } from '../../../domain/call/windows.ts';
import { isFinal, MOVES, type Standing } from '../../../domain/declaration/moves.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { type Calendar, workingDaysBetween } from '../../../domain/time/calendar.ts';
import { plusDays, plusSeconds } from '../../../domain/values/instant.ts';
import type { SentLetter } from '../../machine/outbox.ts';
import { letterNamed, lettersOfMailboxes } from './letter-invariants.ts';

/** Everything that remains when a rehearsal has ended. */
export interface Remains {
  readonly call: Call;
  readonly calendar: Calendar;
  readonly stories: readonly Story[];
  readonly stages: Readonly<Record<string, StageRecord>>;
  readonly letters: readonly SentLetter[];
  /** Ids in the index of stages: unfinished declarations, and those that a lock ended. */
  readonly listed: { readonly unfinished: readonly string[]; readonly ended: readonly string[] };
  readonly due: number;
  readonly running: number;
  readonly identityNumbers: readonly string[];
}

export type Check = (remains: Remains) => string[];

/**
 * Checks what must hold of the records at the end, whatever happened on the way. Each broken invariant is a
 * sentence.
 */
export function brokenInvariants(remains: Remains): string[] {
  const checks: readonly Check[] = [
    nothingIsLeftWaiting,
    listsKnowEveryCase,
    timelinesAreWhole,
    nobodyWasTakenLate,
    lapsesCameAfterTheDrain,
    noticesStoodLongEnough,
    claimsAreHeldOnce,
    messagesWentOutOnce,
    ...lettersOfMailboxes,
    numbersStayHidden,
  ];
  return checks.flatMap((check) => check(remains));
}

function nothingIsLeftWaiting({ stories, stages, due, running }: Remains): string[] {
  const waiting = stories.filter(({ declaration }) => !isFinal(declaration.standing));
  const unswept = Object.values(stages).filter(({ lockedAt, sweptAt }) => !lockedAt || !sweptAt);
  return [
    ...waiting.map(({ declaration }) => `${declaration.id} is still ${declaration.standing}`),
    ...unswept.map(({ stage }) => `the stage ${stage} was not locked and swept`),
    ...(due > 0 ? [`${due} records are still due`] : []),
    ...(running > 0 ? [`${running} executions are still running`] : []),
  ];
}

/**
 * Checks that the list of cases to tell has every unfinished declaration, and the list of reopenings every one that
 * a lock ended.
 */
function listsKnowEveryCase({ stories, listed }: Remains): string[] {
  return stories.flatMap(({ declaration: { id, standing, lapsed } }) => {
    const isFinished = isFinal(standing);
    const [isUnfinished, isEnded] = [listed.unfinished.includes(id), listed.ended.includes(id)];
    return [
      ...(isUnfinished === isFinished ? [`${id} is ${standing}, and the list of unfinished cases errs`] : []),
      ...(isEnded !== (isFinished && lapsed !== undefined)
        ? [`${id} is ${standing}, and the list of what locks ended errs`]
        : []),
    ];
  });
}

function timelinesAreWhole({ stories }: Remains): string[] {
  return stories.flatMap(({ declaration, timeline }) => {
    const gaps = timeline.filter(({ version }, index) => version !== index + 1);
    const wrong = timeline.filter((entry) => !isMove(entry));
    const last = timeline.at(-1);
    const off = last?.version !== declaration.version || last.to !== declaration.standing;
    return [
      ...gaps.map(({ version }) => `${declaration.id} has a gap in its timeline before ${version}`),
      ...wrong.map(
        ({ move, from, to }) => `${declaration.id} made no move of the table: ${from} ${move} ${to}`,
      ),
      ...(off ? [`${declaration.id} does not stand where its timeline ends`] : []),
    ];
  });
}

function isMove({ move, from, to }: TimelineEntry): boolean {
  if (from === undefined) return move === 'create' && to === 'draft';
  const targets: Partial<Record<string, readonly Standing[]>> = MOVES[from];
  return targets[move]?.includes(to) ?? false;
}

/** Checks that every act in a stage came before its closing as last moved, or before the end of its grant. */
function nobodyWasTakenLate({ call, stories, stages }: Remains): string[] {
  const [applicant, employer] = ['applicant', 'employer'].map(
    (actor) => stages[call.stages.find((stage) => stage.actor === actor)?.id ?? '']?.closesAt ?? '',
  );
  const closing: Partial<Record<Standing, string>> = {
    draft: applicant ?? '',
    submitted: employer ?? '',
    supported: employer ?? '',
    posted: employer ?? '',
  };
  return stories.flatMap(({ declaration, timeline }) => {
    const granted = timeline.flatMap(({ inputs }) => (inputs?.until ? [String(inputs.until)] : []));
    const late = timeline.filter(({ actor, from, at, move }) => {
      const closesAt = from === undefined ? undefined : closing[from];
      if (closesAt === undefined || (actor.kind !== 'applicant' && actor.kind !== 'link')) return false;
      return move !== 'withdraw' && at >= closesAt && !granted.some((until) => at < until);
    });
    return late.map(({ move, at }) => `${declaration.id} was taken late: ${move} at ${at}`);
  });
}

function lapsesCameAfterTheDrain({ stories, stages }: Remains): string[] {
  return stories.flatMap(({ declaration, timeline }) =>
    timeline
      .filter(({ move, inputs }) => move === 'lapse' && Number(inputs?.generation) > 0)
      .filter(({ at, inputs }) => {
        const record = stages[String(inputs?.stage)];
        const closings = [
          record?.closesAt ?? '',
          ...(record?.movements.map(({ from }) => from) ?? []),
        ].sort();
        return at < plusSeconds(closings[0] ?? at, DRAIN_SECONDS);
      })
      .map(({ at }) => `${declaration.id} lapsed at ${at}, before writes in time had drained`),
  );
}

/** Counts each public notice anew, day by day, from the first day that may count to the day before the result. */
function noticesStoodLongEnough({ call, calendar, stories }: Remains): string[] {
  const { workingDays, countStartDay, earliestResult } = call.publicNotice;
  return stories.flatMap(({ declaration: { id, standing, notice } }) => {
    if (!['recommended', 'forwarded'].includes(standing)) return [];
    if (notice?.endedOn === undefined) return [`${id} was recommended without a public notice`];
    const first = countStartDay.value ? notice.postedOn : plusDays(notice.postedOn, 1);
    const end = earliestResult.value === 'day-after' ? notice.endedOn : plusDays(notice.endedOn, 1);
    const stood = workingDaysBetween(calendar, first, end);
    return stood.ok && stood.value >= workingDays.value
      ? []
      : [`${id} was recommended after too few working days of public notice`];
  });
}

function claimsAreHeldOnce({ stories }: Remains): string[] {
  const holders = stories.filter(({ declaration }) => declaration.standing === 'recommended');
  const people = Map.groupBy(holders, ({ declaration }) => declaration.identity?.hash ?? '');
  return [...people.values()]
    .filter((held) => held.length > 1)
    .map((held) => `one person was recommended ${held.length} times`);
}

function messagesWentOutOnce({ stories, letters }: Remains): string[] {
  const ledger = stories.flatMap(({ messages }) => messages);
  const sent = ledger.filter(({ state }) => state === 'sent');
  const stuck = ledger.filter(({ state }) => state === 'sending' || state === 'queued');
  const references = new Set(letters.map(({ reference }) => reference));
  const known = new Set(sent.map(letterNamed));
  const unsent = [...known].filter((reference) => !references.has(reference));
  const twice =
    letters.length - references.size - letters.filter(({ subject }) => subject.startsWith('【重发】')).length;
  return [
    ...stuck.map(({ declaration, occasion }) => `the message ${occasion} of ${declaration} never went out`),
    ...unsent.map((reference) => `the message ${reference} is recorded as sent but was not`),
    ...(twice > 0 ? [`${twice} messages went out twice without saying so`] : []),
  ];
}

function numbersStayHidden({ stories, letters, identityNumbers }: Remains): string[] {
  const written = JSON.stringify([stories, letters]);
  return identityNumbers.some((number) => written.includes(number))
    ? ['an identity number stands in the records, the timeline or a message']
    : [];
}
