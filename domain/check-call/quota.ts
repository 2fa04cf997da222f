import { type Finding, type Path, shown, written } from './finding/finding.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt, soundItems } from './form/reading.ts';
import { repeated } from './references.ts';

const LEVELS: Path = ['postQuota', 'levels', 'value'];
const ALLOWS: Path = ['postQuota', 'allows', 'value'];

/** Reports levels that need no post, or two, and rules on posts that can never be used. */
export function quotaFindings(reading: Reading): Finding[] {
  if (soundAt(reading, ['postQuota']) === undefined) return [];
  const titles = rawItems(reading, LEVELS).flatMap(({ path }) =>
    once(soundItems(reading, [...path, 'titles'])),
  );
  return [
    ...repeated(titles),
    ...levelsWithoutPosts(reading, titles),
    ...bandsNeverUsed(reading),
    ...acceptanceByNobody(reading),
  ];
}

/** The values of one list, each where it stands first. A name that stands twice in it is reported with the references. */
function once(all: readonly Placed<string>[]): Placed<string>[] {
  return all.filter(({ value }, index) => all.findIndex((each) => each.value === value) === index);
}

/** A level that is left out by mistake would be recommended beyond every number. */
function levelsWithoutPosts(reading: Reading, titles: readonly Placed<string>[]): Finding[] {
  return namesIn(reading, ['levels', 'value'])
    .filter(({ value }) => titles.every((title) => title.value !== value))
    .map(({ path, value }) => ({
      ...{ path, because: 'level-without-posts' },
      zh: `postQuota 的 levels 没有写明级别 ${shown(value)} 占哪一级岗位，它的申报不受岗位数限制；请写入某一级的 titles。`,
      en: `No level of postQuota names the level ${shown(value)} among its titles, so its declarations need no post; name it there.`,
    }));
}

/** The first band within whose percent everybody stands decides, so one that does not rise above those before it never does. */
function bandsNeverUsed(reading: Reading): Finding[] {
  const percents = rawItems(reading, ALLOWS).flatMap(({ path }): Placed<number>[] => {
    const at = [...path, 'upToPercent'];
    const value = soundAt<number>(reading, at);
    return value === undefined ? [] : [{ path: at, value }];
  });
  return percents.flatMap(({ path, value }, index): Finding[] => {
    const before = Math.max(0, ...percents.slice(0, index).map((each) => each.value));
    if (value > before) return [];
    return [
      {
        ...{ path, because: 'band-never-used' },
        zh: `${written(path)} 是 ${value}，不高于前面的 ${before}，这一档永远用不上；请按由低到高的顺序写。`,
        en: `${written(path)} is ${value} and not above ${before} before it, so this one is never used; write them in rising order.`,
      },
    ];
  });
}

function acceptanceByNobody(reading: Reading): Finding[] {
  const path = ['postQuota', 'askedAt', 'value'];
  const bodies = rawItems(reading, ['routes', 'value']).flatMap((route) =>
    rawItems(reading, [...route.path, 'bodies']),
  );
  if (soundAt(reading, path) !== 'acceptance' || bodies.length > 0) return [];
  return [
    {
      ...{ path, because: 'accepted-by-nobody' },
      zh: `${written(path)} 是受理时（acceptance），但没有一条报送路径有受理的部门；请改为 recommendation。`,
      en: `${written(path)} is the acceptance, but no route has a body that accepts; make it recommendation.`,
    },
  ];
}
