import type { Call } from '../call/call.ts';
import type { Condition } from '../call/condition-form.ts';
import { branchOf } from '../eligibility/answer.ts';
import type { Vocabularies, VocabularyName } from '../eligibility/vocabulary.ts';
import { type Finding, type Path, shown, written } from './finding/finding.ts';
import { meant } from './finding/nearest.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt, soundItems } from './form/reading.ts';
import { repeated } from './references.ts';

type Eligibility = NonNullable<Call['eligibility']>;

/** A word of the call's rules, and the words of which it must be one. */
interface Named extends Placed<string> {
  readonly known: readonly string[];
  readonly what: { readonly zh: string; readonly en: string };
}

const TERMS: Readonly<Record<VocabularyName, Named['what']>> = {
  degrees: { zh: '学历', en: 'degree in the vocabularies' },
  titles: { zh: '职称', en: 'title in the vocabularies' },
  certificates: { zh: '技能等级', en: 'level of skill in the vocabularies' },
  awards: { zh: '奖项、称号', en: 'award in the vocabularies' },
};
const LIST = { zh: '奖项、称号清单', en: 'list of awards' };
const SITUATION = { zh: '社会保险情况', en: 'situation of insurance' };
const MATERIAL = { zh: '材料', en: 'material' };

/** Reports words of a call's rules that nothing has, hours that contradict themselves, and routes that no rule opens. */
export function eligibilityFindings(reading: Reading, vocabularies: Vocabularies): Finding[] {
  const conditions = conditionsOf(reading);
  return [
    ...[
      ...wordsOf(reading, vocabularies),
      ...conditions.flatMap((each) => wordsIn(each, reading, vocabularies)),
    ].flatMap(unknownWord),
    ...conditions.flatMap(({ path, value }) => hoursFindings(path, value)),
    ...unopened(reading),
    ...levelsUnopened(reading),
    ...cutOffFindings(reading),
  ];
}

function conditionsOf(reading: Reading): Placed<Condition>[] {
  return rawItems(reading, ['eligibility', 'rules']).flatMap(({ path }) => {
    const when = soundAt<Condition>(reading, [...path, 'when']);
    return when === undefined ? [] : allIn([...path, 'when'], when);
  });
}

function allIn(path: Path, value: Condition): Placed<Condition>[] {
  const branch = branchOf(value);
  if (!branch) return [{ path, value }];
  const key = branch.branch === 'at-least' ? 'of' : branch.branch;
  return branch.parts.flatMap((part, index) => allIn([...path, key, index], part));
}

function wordsOf(reading: Reading, vocabularies: Vocabularies): Named[] {
  const at = (...path: Path): Path => ['eligibility', ...path];
  const term = (list: VocabularyName, placed: Placed<string>): Named => ({
    ...{ ...placed, what: TERMS[list] },
    known: vocabularies[list].map(({ id }) => id),
  });
  const equal = soundAt<Eligibility['heldEqual']['value']>(reading, at('heldEqual', 'value')) ?? {};
  const proofs = soundAt<Eligibility['provedBy']['value']>(reading, at('provedBy', 'value')) ?? {};
  const materials = namesIn(reading, ['materials', 'value']).map(({ value }) => value);
  const awards = rawItems(reading, at('awardLists', 'value')).flatMap(({ path }) =>
    namesIn(reading, [...path, 'awards'], 'award'),
  );
  return [
    ...Object.entries(equal).flatMap(([degree, value]) => [
      term('degrees', { path: at('heldEqual', 'value', degree), value: degree }),
      term('degrees', { path: at('heldEqual', 'value', degree), value }),
    ]),
    ...awards.map((each) => term('awards', each)),
    ...Object.entries(proofs).map(([leaf, value]) => ({
      ...{ path: at('provedBy', 'value', leaf), value: String(value), known: materials, what: MATERIAL },
    })),
  ];
}

function wordsIn({ path, value }: Placed<Condition>, reading: Reading, vocabularies: Vocabularies): Named[] {
  const known = (list: VocabularyName) => ({
    known: vocabularies[list].map(({ id }) => id),
    what: TERMS[list],
  });
  const lists = namesIn(reading, ['eligibility', 'awardLists', 'value']).map((each) => each.value);
  const situations = Object.keys(soundAt<Call['insurance']['value']>(reading, ['insurance', 'value']) ?? {});
  const leaf = value as Readonly<Record<string, unknown>>;
  const { degree, title, certificate, award, insurance } = leaf as {
    degree?: string;
    title?: { title: string };
    certificate?: { certificate: string };
    award?: string;
    insurance?: readonly string[];
  };
  return [
    ...(degree === undefined ? [] : [{ path: [...path, 'degree'], value: degree, ...known('degrees') }]),
    ...(title === undefined
      ? []
      : [{ path: [...path, 'title', 'title'], value: title.title, ...known('titles') }]),
    ...(certificate === undefined
      ? []
      : [
          {
            path: [...path, 'certificate', 'certificate'],
            value: certificate.certificate,
            ...known('certificates'),
          },
        ]),
    ...(award === undefined ? [] : [{ path: [...path, 'award'], value: award, known: lists, what: LIST }]),
    ...(insurance ?? []).map((each, index) => ({
      ...{ path: [...path, 'insurance', index], value: each, known: situations, what: SITUATION },
    })),
  ];
}

function unknownWord({ path, value, known, what }: Named): Finding[] {
  if ((known.length === 0 && what !== LIST) || known.includes(value)) return [];
  const near = meant(value, known);
  return [
    {
      path,
      because: 'unknown-term',
      zh: `没有名为 ${shown(value)} 的${what.zh}；${near.zh}可选：${known.join('、')}。`,
      en: `There is no ${what.en} ${shown(value)}.${near.en} There are ${known.join(', ')}.`,
    },
  ];
}

/** The year that must be finished stands among the years, and making up asks for no more than the years themselves. */
function hoursFindings(path: Path, value: Condition): Finding[] {
  const { hours } = value as {
    hours?: { years: number[]; each: number; makeUp?: { total: number; finishing: number } };
  };
  const { makeUp, years = [], each = 0 } = hours ?? {};
  const twice = repeated(
    years.map((year, index) => ({ path: [...path, 'hours', 'years', index], value: year })),
  );
  if (!makeUp || twice.length > 0) return twice;
  const at = [...path, 'hours', 'makeUp'];
  const outside: Finding[] = years.includes(makeUp.finishing)
    ? []
    : [
        {
          path: [...at, 'finishing'],
          because: 'finishing-not-among-years',
          zh: `${written([...at, 'finishing'])} 须是 years 中的一年：${years.join('、')}。`,
          en: `${written([...at, 'finishing'])} must be one of the years: ${years.join(', ')}.`,
        },
      ];
  const most = years.length * each;
  if (makeUp.total <= most) return outside;
  return [
    ...outside,
    {
      path: [...at, 'total'],
      because: 'makes-up-more-than-all',
      zh: `补学须合计满 ${makeUp.total} 学时，多于各年之和 ${most}，谁也不必补学；请改正其一。`,
      en: `Making up asks for ${makeUp.total} hours, more than all years together (${most}), so nobody would; correct one of them.`,
    },
  ];
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
  const path = ['cutOff', 'value'];
  const cutOff = soundAt<string>(reading, path);
  if (cutOff === undefined || soundAt(reading, ['eligibility']) === undefined || /^(19|20)/.test(cutOff))
    return [];
  return [
    {
      ...{ path, because: 'bad-day' },
      zh: `${written(path)} 须在1900年至2099年之间；请改正年份。`,
      en: `${written(path)} must lie between 1900 and 2099; correct the year.`,
    },
  ];
}
