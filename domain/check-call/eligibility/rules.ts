import type { Condition } from '../../call/condition-form.ts';
import type { Table } from '../../call/scoring-form.ts';
import { mostOfAll } from '../../scoring/reach.ts';
import { otherCutOffs } from '../days/days.ts';
import { type Finding, type Path, shown, written } from '../finding/finding.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt, soundItems } from '../form/reading.ts';
import { assessmentFindings } from './assessments.ts';
import { conditionsOf } from './conditions.ts';
import { hoursFindings } from './hours.ts';
import { monthFindings } from './months.ts';

/** Reports conditions that nobody can meet or need meet, and routes and levels that no rule opens. */
export function ruleFindings(reading: Reading): Finding[] {
  return [
    ...conditionsOf(reading).flatMap(({ path, value }) => hoursFindings(path, value)),
    ...conditionsOf(reading).flatMap(({ path, value }) => monthFindings(path, value)),
    ...conditionsOf(reading).flatMap((each) => scoreFindings(reading, each)),
    ...assessmentFindings(reading),
    ...unopened(reading),
    ...levelsUnopened(reading),
    ...cutOffFindings(reading),
  ];
}

/** Nobody can state a score above the maximum. */
function scoreFindings(reading: Reading, { path, value }: Placed<Condition>): Finding[] {
  const asked = 'selfScore' in value ? value.selfScore : undefined;
  const most = mostOfScore(reading);
  if (asked === undefined || most === undefined || asked <= most) return [];
  const at = [...path, 'selfScore'];
  return [
    {
      path: at,
      because: 'score-above-maximum',
      zh: `${written(at)} 是 ${asked}，而自评分最高 ${most}，谁也达不到；请改正其一。`,
      en: `${written(at)} is ${asked} and a self-score is at most ${most}, so nobody reaches it; correct one of them.`,
    },
  ];
}

/** The most that a self-score can be: what the call's table gives, or what the call says of it. */
function mostOfScore(reading: Reading): number | undefined {
  const table = soundAt<Table>(reading, ['scoring', 'table']);
  if (table) return Math.min(table.cap, mostOfAll(table));
  return soundAt<number>(reading, ['eligibility', 'selfScoreMaximum', 'value']);
}

/** Routes of the call that no rule opens to a level: nobody could declare by them. */
function unopened(reading: Reading): Finding[] {
  if (soundAt(reading, ['eligibility']) === undefined) return [];
  const opened = rawItems(reading, ['eligibility', 'rules']).flatMap(({ path }) =>
    soundItems<string>(reading, [...path, 'eligibilityRoutes']).map(({ value }) => value),
  );
  return namesIn(reading, ['eligibilityRoutes', 'value'])
    .filter(({ value }) => !opened.includes(value))
    .map(({ path, value }) => ({
      ...{ path, because: 'route-opened-by-no-rule' },
      zh: `eligibility 的 rules 没有一条开放申报途径 ${shown(value)}，无人可以按它申报；请补上规则或删去途径。`,
      en: `No rule of eligibility opens the route ${shown(value)}, so nobody can declare by it; add a rule or take the route away.`,
    }));
}

/** Levels that no rule opens: nobody could declare at them. */
function levelsUnopened(reading: Reading): Finding[] {
  if (soundAt(reading, ['eligibility']) === undefined) return [];
  const opened = rawItems(reading, ['eligibility', 'rules']).flatMap(({ path }) =>
    soundItems<string>(reading, [...path, 'eligibilityRoutes']).length === 0
      ? []
      : soundItems<string>(reading, [...path, 'levels']).map(({ value }) => value),
  );
  return namesIn(reading, ['levels', 'value'])
    .filter(({ value }) => !opened.includes(value))
    .map(({ path, value }) => ({
      ...{ path, because: 'level-opened-by-no-rule' },
      zh: `eligibility 的 rules 没有一条向级别 ${shown(value)} 开放申报途径，无人可以申报；请补上规则或删去级别。`,
      en: `No rule of eligibility opens a route to the level ${shown(value)}, so nobody can declare at it; add a rule or take the level away.`,
    }));
}

/** Years are counted from and to days of the last and this century. */
function cutOffFindings(reading: Reading): Finding[] {
  if (soundAt(reading, ['eligibility']) === undefined) return [];
  return [['cutOff', 'value'], ...otherCutOffs(reading)].flatMap((path) => beyondCenturies(reading, path));
}

function beyondCenturies(reading: Reading, path: Path): Finding[] {
  const cutOff = soundAt<string>(reading, path);
  if (cutOff === undefined || /^(19|20)/.test(cutOff)) return [];
  return [
    {
      ...{ path, because: 'bad-day' },
      zh: `${written(path)} 须在1900年至2099年之间；请改正年份。`,
      en: `${written(path)} must lie between 1900 and 2099; correct the year.`,
    },
  ];
}
