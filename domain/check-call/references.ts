import type { Said } from '../values/said.ts';
import { type Finding, type FindingWord, type Path, shown, written } from './finding/finding.ts';
import { meant } from './finding/nearest.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt, soundItems } from './form/reading.ts';

/** Lists whose entries are told apart by a name, with the key that holds the name. */
const NAMED_LISTS: readonly (readonly [Path, string])[] = [
  [['identity', 'professions', 'value'], 'id'],
  [['levels', 'value'], 'id'],
  [['eligibilityRoutes', 'value'], 'id'],
  [['eligibility', 'awardLists', 'value'], 'id'],
  [['insurance', 'value'], 'id'],
  [['postQuota', 'levels', 'value'], 'id'],
  [['steps'], 'id'],
  [['batches', 'value'], 'id'],
  [['materials', 'value'], 'id'],
  [['ladder', 'value'], 'occasion'],
];

/** Reports names that stand twice in a list, and references to a level or an eligibility route that does not exist. */
export function referenceFindings(reading: Reading): Finding[] {
  return [
    ...NAMED_LISTS.flatMap(([path, key]) => repeated(namesIn(reading, path, key))),
    ...pointers(reading).flatMap((pointer) => dangling(reading, pointer)),
  ];
}

/** Reports every value that stands a second time. */
export function repeated<T extends string | number>(names: readonly Placed<T>[]): Finding[] {
  const first = new Map<T, Path>();
  return names.flatMap(({ path, value }) => {
    const before = first.get(value);
    first.set(value, before ?? path);
    if (before === undefined) return [];
    const name = shown(value);
    return [
      {
        path,
        because: 'duplicate-id',
        zh: `${name} 已在 ${written(before)} 用过；请改成另一个名称或删去一处。`,
        en: `${name} is used already at ${written(before)}; rename one or take one away.`,
      },
    ];
  });
}

/** A list of the call to whose entries others refer by id. */
type ListName = keyof typeof LISTS;

interface Pointer {
  readonly from: Path;
  readonly to: ListName;
}

/** Every list of the call that refers to levels or eligibility routes. */
function pointers(reading: Reading): Pointer[] {
  const ofCutOffs = rawItems(reading, ['cutOffs', 'value']).map(
    ({ path }): Pointer => ({ from: [...path, 'batches'], to: 'batches' }),
  );
  const ofMaterials = rawItems(reading, ['materials', 'value']).flatMap(({ path }): Pointer[] => [
    { from: [...path, 'levels'], to: 'levels' },
    { from: [...path, 'eligibilityRoutes'], to: 'eligibilityRoutes' },
  ]);
  const ofRules = rawItems(reading, ['eligibility', 'rules']).flatMap(({ path }): Pointer[] => [
    { from: [...path, 'levels'], to: 'levels' },
    { from: [...path, 'eligibilityRoutes'], to: 'eligibilityRoutes' },
  ]);
  const ofPosts = rawItems(reading, ['postQuota', 'levels', 'value']).map(
    ({ path }): Pointer => ({ from: [...path, 'titles'], to: 'levels' }),
  );
  const ofSteps = rawItems(reading, ['steps']).map(
    ({ path }): Pointer => ({ from: [...path, 'levels'], to: 'levels' }),
  );
  const ofRoutes = rawItems(reading, ['routes', 'value']).flatMap(({ path }): Pointer[] => [
    { from: [...path, 'onlyFor', 'levels'], to: 'levels' },
    { from: [...path, 'onlyFor', 'professions'], to: 'professions' },
  ]);
  return [...ofCutOffs, ...ofMaterials, ...ofRules, ...ofPosts, ...ofSteps, ...ofRoutes];
}

const LISTS = {
  levels: { at: ['levels', 'value'], because: 'unknown-level', zh: '级别', en: 'level' },
  batches: { at: ['batches', 'value'], because: 'unknown-batch', zh: '批次', en: 'batch' },
  professions: {
    at: ['identity', 'professions', 'value'],
    because: 'unknown-profession',
    zh: '专业',
    en: 'profession',
  },
  eligibilityRoutes: {
    at: ['eligibilityRoutes', 'value'],
    because: 'unknown-eligibility-route',
    zh: '申报途径',
    en: 'eligibility route',
  },
} as const satisfies Record<string, Said & { readonly at: Path; readonly because: FindingWord }>;

function dangling(reading: Reading, { from, to }: Pointer): Finding[] {
  const names = soundItems<string>(reading, from);
  return [...unknownIn(reading, to, names), ...repeated(names), ...forNobody(reading, from)];
}

/** Reports names that a list of the call does not have, each where it stands. A list that cannot be read lacks nothing. */
export function unknownIn(reading: Reading, list: ListName, names: readonly Placed<string>[]): Finding[] {
  const { at, because, zh, en } = LISTS[list];
  const known = namesIn(reading, at).map(({ value }) => value);
  if (known.length === 0 && list !== 'batches') return [];
  return names
    .filter(({ value }) => !known.includes(value))
    .map(({ path, value }): Finding => {
      const near = meant(value, known);
      return {
        path,
        because,
        // The name may be the key of the value at its place.
        ...(path.at(-1) === value ? { onKey: true as const } : {}),
        zh: `没有名为 ${shown(value)} 的${zh}；${near.zh}可选：${known.join('、') || '（尚未定义）'}。`,
        en: `There is no ${en} ${shown(value)}.${near.en} There are ${known.join(', ') || 'none yet'}.`,
      };
    });
}

/** Reports a material with an empty list of levels or routes: nobody would ever be asked for it. */
function forNobody(reading: Reading, from: Path): Finding[] {
  const isOfMaterial = from[0] === 'materials';
  if (!isOfMaterial || soundAt<string[]>(reading, from)?.length !== 0) return [];
  return [
    {
      path: from,
      because: 'asked-of-nobody',
      zh: `${written(from)} 是空的，这份材料不会向任何人要；请写明或删去这个字段（即向所有人要）。`,
      en: `${written(from)} is empty, so nobody is asked for this material; name some, or drop the field to ask everybody.`,
    },
  ];
}
