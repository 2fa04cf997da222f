import type { Indicator, Table } from '../../call/scoring-form.ts';
import { mostBelow, mostOfAll, mostOfLine } from '../../scoring/reach.ts';
import { valueAt } from '../../values/pointer.ts';
import { type Finding, type Path, shown, written } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { namesIn, type Placed, type Reading, soundAt } from '../form/reading.ts';
import { repeated } from '../references.ts';
import { indicatorsIn } from './indicators.ts';
import { lookUpFindings } from './look-ups.ts';

const TABLE: Path = ['scoring', 'table'];
/** The lists of names inside an indicator. */
const LISTS: readonly Path[] = [['choices'], ['grid', 'levels'], ['grid', 'grades']];

/** Reports what is wrong with a call's scoring table beyond its form. */
export function tableFindings(reading: Reading): Finding[] {
  if (soundAt(reading, ['scoring']) === undefined && indicatorsIn(reading).length === 0) return [];
  return [
    ...idFindings(reading),
    ...lookUpFindings(reading),
    ...capFindings(reading),
    ...maximumFindings(reading),
    ...wordFindings(reading),
    ...englishFindings(reading),
  ];
}

/** Indicators and vetoes have one list of ids, since a line names one of both; levels and grades one for each indicator. */
function idFindings(reading: Reading): Finding[] {
  const own = indicatorsIn(reading).flatMap(({ path, value }) =>
    typeof value.id === 'string' ? [{ path: [...path, 'id'], value: value.id }] : [],
  );
  const inside = indicatorsIn(reading).flatMap(({ path }) =>
    LISTS.flatMap((list) => repeated(namesIn(reading, [...path, ...list]))),
  );
  return [...repeated([...own, ...namesIn(reading, [...TABLE, 'vetoes'])]), ...inside];
}

/** Caps that nothing reaches, and caps that cut a single line. Both may be meant. */
function capFindings(reading: Reading): Finding[] {
  const whole = soundAt<Table>(reading, TABLE);
  const most = whole && mostOfAll(whole);
  const ofWhole = whole && most !== undefined && most < whole.cap ? [unreached(TABLE, whole.cap, most)] : [];
  const ofParts = indicatorsIn(reading).flatMap(({ path }): Finding[] => {
    const indicator = soundAt<Indicator>(reading, path);
    if (indicator?.cap === undefined) return [];
    const [below, line] = [mostBelow(indicator), mostOfLine(indicator)];
    if (below < indicator.cap) return [unreached(path, indicator.cap, below)];
    return Number.isFinite(line) && line > indicator.cap ? [belowLine(path, indicator.cap, line)] : [];
  });
  return [...ofWhole, ...ofParts];
}

function unreached(path: Path, cap: number, most: number): Finding {
  const at = [...path, 'cap'];
  return {
    ...{ path: at, because: 'cap-never-reached', warns: true },
    zh: `${written(at)} 是 ${cap} 分，而其下各项最多共 ${most} 分，永远到不了；请核对是否缺了指标。`,
    en: `${written(at)} is ${cap} and all below it give at most ${most}, so it is never reached; check whether indicators are missing.`,
  };
}

function belowLine(path: Path, cap: number, line: number): Finding {
  const at = [...path, 'cap'];
  return {
    ...{ path: at, because: 'cap-below-a-line', warns: true },
    zh: `${written(at)} 是 ${cap} 分，而其下一行就可得 ${line} 分，永远拿不满；请核对。`,
    en: `${written(at)} is ${cap} and a single line below it gives ${line}, which nobody can get in full; check it.`,
  };
}

/** A table has its own cap, so a maximum of the self-score beside it would say it twice. */
function maximumFindings(reading: Reading): Finding[] {
  const path = ['eligibility', 'selfScoreMaximum'];
  if (soundAt(reading, path) === undefined || indicatorsIn(reading).length === 0) return [];
  return [
    {
      ...{ path, onKey: true, because: 'maximum-beside-table' },
      zh: `有了评分表，自评分的最高分就是 scoring.table.cap；请删去 ${written(path)}。`,
      en: `With a scoring table the most of a self-score is scoring.table.cap; take ${written(path)} away.`,
    },
  ];
}

/** The indicator that a veto takes points from, and the material that proves lines. */
function wordFindings(reading: Reading): Finding[] {
  const indicators = indicatorsIn(reading).map(({ value }) => String(value.id));
  const materials = namesIn(reading, ['materials', 'value']).map(({ value }) => value);
  const proofs = indicatorsIn(reading).flatMap(({ path }) => wordAt(reading, [...path, 'provedBy']));
  const vetoes = namesIn(reading, [...TABLE, 'vetoes'], 'zeroes');
  return [
    ...vetoes.flatMap((each) => unknown(each, indicators, { zh: '指标', en: 'indicator' })),
    ...proofs.flatMap((each) => unknown(each, materials, { zh: '材料', en: 'material' })),
  ];
}

function wordAt(reading: Reading, path: Path): Placed<string>[] {
  const value = soundAt<string>(reading, path);
  return value === undefined ? [] : [{ path, value }];
}

function unknown(
  { path, value }: Placed<string>,
  known: readonly string[],
  what: { readonly zh: string; readonly en: string },
): Finding[] {
  if (known.length === 0 || known.includes(value)) return [];
  const near = meant(value, known);
  return [
    {
      ...{ path, because: 'unknown-term' },
      zh: `没有名为 ${shown(value)} 的${what.zh}；${near.zh}可选：${known.join('、')}。`,
      en: `There is no ${what.en} ${shown(value)}.${near.en} There are ${known.join(', ')}.`,
    },
  ];
}

/** Names without a rendering: English pages show them in Chinese. They are told together, at the first one. */
function englishFindings(reading: Reading): Finding[] {
  const owners = (list: Path) => namesIn(reading, list).map(({ path }) => path.slice(0, -1));
  const named = [
    ...indicatorsIn(reading).flatMap(({ path }) => [
      path,
      ...LISTS.flatMap((list) => owners([...path, ...list])),
    ]),
    ...owners([...TABLE, 'vetoes']),
  ];
  const without = named.filter((path) => valueAt(reading.value, [...path, 'en']) === undefined);
  const [first] = without;
  if (first === undefined) return [];
  return [
    {
      ...{ path: first, because: 'english-missing', warns: true },
      zh: `评分表有 ${without.length} 处名称没有英文 en，首处在此；英文页面会显示中文。`,
      en: `${without.length} names of the scoring table have no en, the first one here; English pages show them in Chinese.`,
    },
  ];
}
