import { eventOf, isTermEvent, type Term } from '../../call/term.ts';
import { type Finding, type Path, shown, written } from '../finding/finding.ts';
import { namesIn, type Reading, rawItems, soundAt } from '../form/reading.ts';
import { chainIn, type ReadStep, stepsIn, unknownStep } from './read-steps.ts';

/** A step of a call's file that sets a deadline of the case (办理期限). */
export interface ReadTerm {
  readonly step: ReadStep;
  readonly term: Term;
  readonly event: string;
}

/** The deadlines of the case that can be read. */
export function termsIn(reading: Reading): ReadTerm[] {
  return stepsIn(reading).flatMap((step) => {
    const term = soundAt<Term>(reading, [...step.path, 'term', 'value']);
    return term ? [{ step, term, event: eventOf(term) }] : [];
  });
}

/** Checks that each deadline of the case hangs on an event that comes before what it is for. */
export function caseDeadlineFindings(reading: Reading): Finding[] {
  const chain = chainIn(reading);
  return termsIn(reading).flatMap((each) =>
    each.step.kind === 'declare' || each.step.kind === 'correct'
      ? ofApplicant(reading, each)
      : [...ofTheWay(reading, chain, each), ...mayBeOver(chain, each)],
  );
}

/** An applicant's own step is entered again by a return, and a draft has no deadline of its own. */
function ofApplicant(reading: Reading, { step, event }: ReadTerm): Finding[] {
  const isReturned = rawItems(reading, ['steps']).some(
    ({ path }) => soundAt(reading, [...path, 'returns', 'value', 'resubmitBy']) === step.id,
  );
  if (isReturned && (event === 'returned' || (event === 'entered' && step.kind === 'correct'))) return [];
  return [
    hangsOnNothing(placeOf(step, reading), {
      zh: isReturned
        ? `步骤 ${step.id} 的期限只能自退回起算：草稿没有期限；请写 after: returned。`
        : `没有哪一步退回后须在步骤 ${step.id} 内重新提交，这个期限永远不会开始；请删去，或改 returns 的 resubmitBy。`,
      en: isReturned
        ? `The deadline of ${step.id} can only run from a return, since a draft has none; write after: returned.`
        : `No step returns what must be back by ${step.id}, so this deadline never begins; take it out, or change the resubmitBy of returns.`,
    }),
  ];
}

function ofTheWay(reading: Reading, chain: readonly ReadStep[], { step, event }: ReadTerm): Finding[] {
  const at = placeOf(step, reading);
  const own = chain.findIndex(({ id }) => id === step.id);
  if (event === 'returned')
    return [
      hangsOnNothing(at, {
        zh: `步骤 ${step.id} 不是补正：退回后要重新提交才到这一步；请改为 entered 或 submitted。`,
        en: `${step.id} is no correction: what is returned comes here only when it is submitted again; write entered or submitted.`,
      }),
    ];
  if (isTermEvent(event) || own < 0) return [];
  const unknown = unknownStep(reading, at, event);
  if (unknown.length > 0) return unknown;
  const before = chain.slice(0, own).find(({ id }) => id === event);
  if (before && levelsOf(reading, step).every((level) => levelsOf(reading, before).includes(level)))
    return [];
  return [
    hangsOnNothing(at, {
      zh: `步骤 ${shown(event)} 不在步骤 ${step.id} 之前（或不适用于它的全部级别），期限永远不会开始；请写前面的步骤。`,
      en: `The step ${shown(event)} does not come before ${step.id} for all of its levels, so the deadline never begins; name an earlier one.`,
    }),
  ];
}

/** Warns where others act between the event and the step, so that the time may be over before anybody could use it. */
function mayBeOver(chain: readonly ReadStep[], { step, event }: ReadTerm): Finding[] {
  const own = chain.findIndex(({ id }) => id === step.id);
  const from = chain.findIndex(({ id, kind }) => (event === 'submitted' ? kind === 'declare' : id === event));
  if (event === 'entered' || from < 0 || from >= own) return [];
  const others = chain.slice(from + 1, own).filter(({ by }) => by !== step.by);
  if (others.length === 0) return [];
  return [
    {
      path: [...step.path, 'term', 'value'],
      warns: true,
      because: 'deadline-may-be-over',
      zh: `期限自 ${event} 起算，其间还要经过 ${others.map(({ id }) => id).join('、')}，到步骤 ${step.id} 时可能已经届满；请核对，或改为自到这一步起算（entered）。`,
      en: `The deadline runs from ${event}, and ${others.map(({ id }) => id).join(', ')} come between, so it may be over when ${step.id} is reached; check it, or let it run from there (entered).`,
    },
  ];
}

function levelsOf(reading: Reading, { path }: ReadStep): readonly string[] {
  const all = namesIn(reading, ['levels', 'value']).map(({ value }) => value);
  const fee = soundAt<object>(reading, [...path, 'fee', 'levels']);
  return soundAt<string[]>(reading, [...path, 'levels']) ?? (fee ? Object.keys(fee) : all);
}

/** Where a deadline names its event, or the deadline if it names none. */
function placeOf({ path }: ReadStep, reading: Reading): Path {
  const at = [...path, 'term', 'value'];
  return soundAt(reading, [...at, 'after']) === undefined ? at : [...at, 'after'];
}

function hangsOnNothing(path: Path, { zh, en }: { zh: string; en: string }): Finding {
  return {
    path,
    because: 'deadline-hangs-on-nothing',
    zh: `${written(path)}：${zh}`,
    en: `${written(path)}: ${en}`,
  };
}
