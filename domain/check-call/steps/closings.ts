import { MAX_STAGES } from '../../call/call.ts';
import { dayAt, isEarlier } from '../days/days.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';
import { namesIn, type Reading, soundAt } from '../form/reading.ts';
import { unknownIn } from '../references.ts';
import { stepsIn } from './read-steps.ts';

/** One closing or opening of a step, with the level or batch for which it is; for everybody else it has none. */
export interface DatedText {
  readonly path: Path;
  readonly text: string;
  readonly part?: string;
}

/** Every closing that a step states and that can be read. */
export function closingsIn(reading: Reading, step: Path): DatedText[] {
  const endsAt = soundAt<string>(reading, ['closingsEndAt', 'value']) ?? '24:00';
  return datesIn(reading, [...step, 'closes']).map((each) => withHour(each, endsAt));
}

/** A closing with its hour, where it is a day alone and the call ends its closings before the end of the day. */
function withHour(date: DatedText, endsAt: string): DatedText {
  if (date.text.includes(' ') || endsAt === '24:00') return date;
  return { ...date, text: `${date.text} ${endsAt}` };
}

/** Every opening that a step states and that can be read. */
export function openingsIn(reading: Reading, step: Path): DatedText[] {
  return datesIn(reading, [...step, 'opens']);
}

function datesIn(reading: Reading, at: Path): DatedText[] {
  const own = soundAt<string>(reading, [...at, 'value']);
  const ofParts = (['levels', 'batches'] as const).flatMap((key) =>
    Object.keys(soundAt<object>(reading, [...at, key]) ?? {}).flatMap((part): DatedText[] => {
      const path = [...at, key, part];
      const text = soundAt<string>(reading, path);
      return text === undefined ? [] : [{ path, text, part }];
    }),
  );
  return [...(own === undefined ? [] : [{ path: [...at, 'value'], text: own }]), ...ofParts];
}

/** The date that holds for a level or batch, or for everybody. */
export function dateFor(dates: readonly DatedText[], part: string | undefined): DatedText | undefined {
  return (
    dates.find((each) => part !== undefined && each.part === part) ??
    dates.find((each) => each.part === undefined)
  );
}

/**
 * Checks dates that differ by level or batch: they name levels and batches of the call, a date by level has one for everybody
 * else that is not earlier, and a date by batch names every batch.
 */
export function closingFindings(reading: Reading): Finding[] {
  const dates = stepsIn(reading).flatMap(({ path }) =>
    (['closes', 'opens'] as const).flatMap((key) => [
      ...partFindings(reading, [...path, key, 'levels'], 'levels'),
      ...partFindings(reading, [...path, key, 'batches'], 'batches'),
      ...wholeFindings(reading, [...path, key]),
    ]),
  );
  return [...dates, ...tooMany(reading)];
}

function tooMany(reading: Reading): Finding[] {
  const stages = stepsIn(reading).flatMap(({ path }) => closingsIn(reading, path)).length;
  if (stages <= MAX_STAGES) return [];
  return [
    {
      path: ['steps'],
      because: 'too-many-stages',
      zh: `各步骤的截止（按级别、批次分别截止的逐个计）共 ${stages} 个，最多 ${MAX_STAGES} 个；请合并，或分成几个通知。`,
      en: `The steps have ${stages} closings, each level and batch counted, and may have ${MAX_STAGES}; join some, or make several calls of it.`,
    },
  ];
}

/** Reports keys of dates or amounts that are no levels, or no batches, of the call. */
export function partFindings(reading: Reading, at: Path, list: 'levels' | 'batches'): Finding[] {
  const named = Object.keys(soundAt<object>(reading, at) ?? {});
  return unknownIn(
    reading,
    list,
    named.map((value) => ({ path: [...at, value], value })),
  );
}

function wholeFindings(reading: Reading, at: Path): Finding[] {
  const value = soundAt<object>(reading, at);
  if (value === undefined) return [];
  const has = (key: string) => Object.hasOwn(value, key);
  if (!has('value') && !has('levels') && !has('batches')) return [noDate(at)];
  if (has('batches') && (has('value') || has('levels'))) return [twoWays(at)];
  if (has('batches')) return missingBatches(reading, at);
  return has('value') ? levelsLater(reading, at) : [noBase(at)];
}

function noDate(path: Path): Finding {
  return {
    path,
    because: 'missing-field',
    zh: `${written(path)} 没有日期；请写 value，或按批次写 batches。`,
    en: `${written(path)} has no date; give value, or batches by batch.`,
  };
}

function twoWays(path: Path): Finding {
  return {
    path,
    because: 'dated-twice',
    zh: `${written(path)} 按批次写了 batches，就不能再写 value 或 levels；请只留一种。`,
    en: `${written(path)} is dated by batches, so it has neither value nor levels; keep one way.`,
  };
}

function noBase(path: Path): Finding {
  return {
    path,
    because: 'missing-field',
    zh: `${written(path)} 只写了 levels；还没有选定级别的申报也要有日期，请加上 value（不早于各级别）。`,
    en: `${written(path)} gives levels alone; a declaration without a level needs a date too: add value, not earlier than any level's.`,
  };
}

function missingBatches(reading: Reading, at: Path): Finding[] {
  const dates = soundAt<object>(reading, [...at, 'batches']) ?? {};
  const missing = namesIn(reading, ['batches', 'value'])
    .map(({ value }) => value)
    .filter((batch) => !Object.hasOwn(dates, batch));
  if (missing.length === 0) return [];
  return [
    {
      path: [...at, 'batches'],
      because: 'batch-without-date',
      zh: `${written([...at, 'batches'])} 缺少批次 ${missing.join('、')} 的日期；请补上。`,
      en: `${written([...at, 'batches'])} lacks the date of the batch ${missing.join(', ')}; add it.`,
    },
  ];
}

/** A draft that has no level yet is closed by `value`, and may still choose any level whose closing has not come. */
function levelsLater(reading: Reading, at: Path): Finding[] {
  if (at.at(-1) !== 'closes') return [];
  const dates = closingsIn(reading, at.slice(0, -1)).filter(({ path }) => dayAt(reading, path) !== undefined);
  const base = dateFor(dates, undefined);
  return dates
    .filter(({ part, text }) => base && part !== undefined && isEarlier(base.text, text))
    .map(({ path, text, part }) => ({
      path,
      because: 'level-closes-later',
      zh: `级别 ${part} 的截止 ${text} 晚于 value 的 ${base?.text}；尚未选定级别的申报到 value 即截止，请把 value 写成各级别中最晚的一个。`,
      en: `The level ${part} closes ${text}, later than value, ${base?.text}, which closes drafts without a level: make value the latest of all.`,
    }));
}
