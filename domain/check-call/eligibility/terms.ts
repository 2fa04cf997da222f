import type { Call } from '../../call/call.ts';
import type { Condition, Leaf, LeafName } from '../../call/condition-form.ts';
import { offeredIn } from '../../eligibility/offered.ts';
import type { Vocabularies, VocabularyName } from '../../eligibility/vocabulary.ts';
import { type Finding, type Path, shown, written } from '../finding/finding.ts';
import { meant } from '../finding/nearest.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt, soundItems } from '../form/reading.ts';
import { conditionsOf } from './conditions.ts';

type Eligibility = NonNullable<Call['eligibility']>;

/** A word of the call's rules, and the words of which it must be one. */
interface Named extends Placed<string> {
  readonly known: readonly string[];
  /** The words of the vocabulary, where the call may have left some of them out. */
  readonly inVocabulary?: readonly string[];
  readonly what: { readonly zh: string; readonly en: string };
}

const TERMS = {
  degrees: { zh: '学历', en: 'degree in the vocabularies' },
  titles: { zh: '职称', en: 'title in the vocabularies' },
  certificates: { zh: '技能等级', en: 'level of skill in the vocabularies' },
  awards: { zh: '奖项、称号', en: 'award in the vocabularies' },
  grounds: { zh: '失信事由', en: 'ground of a sanction in the vocabularies' },
  personKinds: { zh: '人员类别', en: 'kind of person in the vocabularies' },
  subjects: { zh: '继续教育科目', en: 'subject in the vocabularies' },
  assessments: { zh: '年度考核结果', en: 'result of an assessment in the vocabularies' },
  achievementKinds: { zh: '业绩成果类别', en: 'kind of achievement in the vocabularies' },
} as const satisfies Partial<Record<VocabularyName, Named['what']>>;
/** The vocabularies whose terms a call names. */
type Asked = keyof typeof TERMS;
const LIST = { zh: '奖项、称号清单', en: 'list of awards' };
const SITUATION = { zh: '社会保险情况', en: 'situation of insurance' };
const MATERIAL = { zh: '材料', en: 'material' };

/** Reports words of a call's rules that neither the vocabularies nor the call have, and equal degrees that compare nothing. */
export function termFindings(reading: Reading, vocabularies: Vocabularies): Finding[] {
  const words = [
    ...wordsOf(reading, vocabularies),
    ...conditionsOf(reading).flatMap((each) => wordsIn(each, reading, vocabularies)),
  ];
  return [...words.flatMap(unknownWord), ...equalFindings(reading, vocabularies), ...equalLeftOut(reading)];
}

/** The situations of insurance that the call names. */
function situationsIn(reading: Reading): string[] {
  return namesIn(reading, ['insurance', 'value']).map(({ value }) => value);
}

/** A degree that a call holds equal has no place of its own, and the other one has. So nothing leads round in a circle. */
function equalFindings(reading: Reading, { degrees }: Vocabularies): Finding[] {
  const path: Path = ['eligibility', 'heldEqual', 'value'];
  const equal = soundAt<Eligibility['heldEqual']['value']>(reading, path) ?? {};
  const isPlaced = (wanted: string) => degrees.find(({ id }) => id === wanted)?.order !== undefined;
  const isKnown = (wanted: string) => degrees.some(({ id }) => id === wanted);
  return Object.entries(equal).flatMap(([degree, other]): Finding[] => {
    if (!isKnown(degree) || !isKnown(other) || (!isPlaced(degree) && isPlaced(other))) return [];
    const at = [...path, degree];
    return [
      {
        path: at,
        because: 'equal-without-order',
        zh: `${written(at)}：只有词表中没有高低次序的学历可以按另一个有次序的学历同等看待；请改正。`,
        en: `${written(at)}: only a degree that has no order in the vocabularies can be held equal, and to one that has; correct it.`,
      },
    ];
  });
}

/** Warns of a degree that the call holds equal to another one and that it does not let anybody state. */
function equalLeftOut(reading: Reading): Finding[] {
  const path: Path = ['terms', 'value', 'degrees'];
  const stated = soundAt<string[]>(reading, path);
  const equal =
    soundAt<Eligibility['heldEqual']['value']>(reading, ['eligibility', 'heldEqual', 'value']) ?? {};
  const left = Object.keys(equal).filter((degree) => stated && !stated.includes(degree));
  if (left.length === 0) return [];
  return [
    {
      path,
      warns: true,
      because: 'equal-left-out',
      zh: `${written(path)} 没有写 ${left.join('、')}，而 heldEqual 说了它同等于哪个学历：谁也填不了它；请补上，或从 heldEqual 中删去。`,
      en: `${written(path)} leaves out ${left.join(', ')}, which heldEqual holds equal to another degree: nobody could state it. Add it, or take it out of heldEqual.`,
    },
  ];
}

function wordsOf(reading: Reading, vocabularies: Vocabularies): Named[] {
  const at = (...path: Path): Path => ['eligibility', ...path];
  const term = (list: Asked, placed: Placed<string>): Named => ({
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
    ...(['degrees', 'titles', 'certificates', 'subjects'] as const).flatMap((list) =>
      soundItems<string>(reading, ['terms', 'value', list]).map((each) => term(list, each)),
    ),
    ...rawItems(reading, at('barred', 'noSanction')).flatMap(({ path, value }) =>
      typeof value === 'string' ? [term('grounds', { path, value })] : [],
    ),
    ...rawItems(reading, ['materials', 'value']).flatMap(({ path }): Named[] => {
      const value = soundAt<string>(reading, [...path, 'insurance']);
      if (value === undefined) return [];
      return [{ path: [...path, 'insurance'], value, known: situationsIn(reading), what: SITUATION }];
    }),
    ...rawItems(reading, ['insurance', 'value']).flatMap((situation) =>
      (soundAt<string[]>(reading, [...situation.path, 'provedBy']) ?? []).map((value, nth) => ({
        ...{ path: [...situation.path, 'provedBy', nth], value, known: materials, what: MATERIAL },
      })),
    ),
    ...Object.entries(proofs).map(([leaf, value]) => ({
      ...{ path: at('provedBy', 'value', leaf), value: String(value), known: materials, what: MATERIAL },
    })),
  ];
}

function wordsIn({ path, value }: Placed<Condition>, reading: Reading, vocabularies: Vocabularies): Named[] {
  const narrowed = soundAt<NonNullable<Call['terms']>['value']>(reading, ['terms', 'value']) ?? {};
  const offered = offeredIn({ terms: { value: narrowed } }, vocabularies);
  const known = (list: Asked, from = offered) => ({
    known: from[list].map(({ id }) => id),
    inVocabulary: vocabularies[list].map(({ id }) => id),
    what: TERMS[list],
  });
  const lists = namesIn(reading, ['eligibility', 'awardLists', 'value']).map((each) => each.value);
  const situations = situationsIn(reading);
  const {
    degree,
    degreeHeld,
    title,
    certificate,
    award,
    hours,
    insurance,
    insured,
    recommenders,
    assessments,
    achievements,
    notAmong,
  } = value as { readonly [Name in LeafName]?: Extract<Leaf, { readonly [Key in Name]: unknown }>[Name] };
  const named = (at: Path, word: string | undefined, of: Omit<Named, 'path' | 'value'>): Named[] =>
    word === undefined ? [] : [{ path: [...path, ...at], value: word, ...of }];
  return [
    ...named(['degree'], degree, known('degrees')),
    ...named(['degreeHeld', 'degree'], degreeHeld?.degree, known('degrees')),
    ...named(['title', 'title'], title?.title, known('titles')),
    ...named(['certificate', 'certificate'], certificate?.certificate, known('certificates')),
    ...named(['award'], award, { known: lists, what: LIST }),
    ...(notAmong ?? []).flatMap((each, index) => named(['notAmong', index], each, known('personKinds'))),
    ...named(['assessments', 'result'], assessments?.result, known('assessments')),
    ...(achievements?.kinds ?? []).flatMap((each, index) =>
      named(['achievements', 'kinds', index], each, known('achievementKinds')),
    ),
    ...named(['recommenders', 'title'], recommenders?.title, known('titles', vocabularies)),
    ...(hours?.subjects ?? []).flatMap(({ of }, nth) =>
      of.flatMap((each, index) => named(['hours', 'subjects', nth, 'of', index], each, known('subjects'))),
    ),
    ...(insurance ?? []).flatMap((each, index) =>
      named(['insurance', index], each, { known: situations, what: SITUATION }),
    ),
    ...(insured?.as ?? []).flatMap((each, index) =>
      named(['insured', 'as', index], each, { known: situations, what: SITUATION }),
    ),
  ];
}

function unknownWord({ path, value, known, inVocabulary = [], what }: Named): Finding[] {
  const mayBeEmpty = what === LIST || what === SITUATION;
  if ((known.length === 0 && !mayBeEmpty) || known.includes(value)) return [];
  if (inVocabulary.includes(value))
    return [
      {
        path,
        because: 'term-left-out',
        zh: `本通知的 terms 只收部分${what.zh}，没有写 ${shown(value)}；请把它补进 terms，或改用：${known.join('、')}。`,
        en: `This call's terms leave out ${shown(value)}, which is used here; add it to terms, or use one of ${known.join(', ')}.`,
      },
    ];
  const near = meant(value, known);
  return [
    {
      path,
      because: 'unknown-term',
      zh: `没有名为 ${shown(value)} 的${what.zh}；${near.zh}可选：${known.join('、')}。`,
      en: `${shown(value)} is no ${what.en}.${near.en} There are ${known.join(', ')}.`,
    },
  ];
}
