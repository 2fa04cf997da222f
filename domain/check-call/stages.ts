import type { Returns, Stage } from '../call/call.ts';
import { valueAt } from '../values/pointer.ts';
import { type Finding, type Path, shown } from './finding/finding.ts';
import { meant } from './finding/nearest.ts';
import { namesIn, type Placed, type Reading, rawItems, soundAt, soundItems } from './form/reading.ts';

/**
 * Checks the stages against each other: the order of actors, the stage by which returns come back, and the stage of
 * each body.
 */
export function stageFindings(reading: Reading): Finding[] {
  return [
    ...actorFindings(reading),
    ...returnsFindings(reading),
    ...bodyFindings(reading),
    ...nameFindings(reading),
  ];
}

/**
 * The most characters of both ids together. The name of a schedule, `lock-<call>-<stage>-<generation>-a<attempt>`, has
 * 64 characters at most: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
const MAX_BOTH_IDS = 50;

/**
 * Checks that the ids can name a lock's schedule and executions. Both ids together must fit into the name, and the
 * stage `c` of a call `a-b` must not be mistaken for the stage `b-c` of a call `a`.
 */
function nameFindings(reading: Reading): Finding[] {
  const call = soundAt<string>(reading, ['id']);
  if (call === undefined) return [];
  return soundItems<Stage>(reading, ['stages']).flatMap(({ path, value: { id } }) => {
    const at = [...path, 'id'];
    return [
      ...(call.length + id.length > MAX_BOTH_IDS ? [tooLong(at, call.length + id.length)] : []),
      ...(id.includes('-') ? [hyphenated(at, id)] : []),
    ];
  });
}

function tooLong(path: Path, length: number): Finding {
  return {
    path,
    because: 'ids-too-long',
    zh: `通知的 id 与环节的 id 合计不能超过 ${MAX_BOTH_IDS} 个字符，现有 ${length} 个：截止锁的定时以两者命名；请缩短其一。`,
    en: `The ids of the call and of the stage may have ${MAX_BOTH_IDS} characters together and have ${length}: the schedule of the lock is named by both. Shorten either.`,
  };
}

function hyphenated(path: Path, id: string): Finding {
  return {
    path,
    because: 'hyphen-in-stage',
    zh: `环节的 id ${shown(id)} 不能含连字符：截止锁以“通知-环节”命名，否则会与另一个通知的锁同名；请写成一个词。`,
    en: `A stage's id, as ${shown(id)}, holds no hyphen: a lock is named <call>-<stage>, and could have the name of another call's. Write one word.`,
  };
}

/** Checks the order of actors: the applicant's stage first, then the employer's, then only bodies. */
function actorFindings(reading: Reading): Finding[] {
  return rawItems(reading, ['stages']).flatMap(({ path }, index): Finding[] => {
    const actor = soundAt<Stage['actor']>(reading, [...path, 'actor']);
    const wanted = (['applicant', 'employer'] as const)[index] ?? 'body';
    if (actor === undefined || actor === wanted) return [];
    return [
      {
        path: [...path, 'actor'],
        because: 'actor-out-of-order',
        zh: `第 ${index + 1} 个环节的 actor 应为 ${wanted}：先是 applicant，再是 employer，各一个，其后都是 body；请调整顺序或 actor。`,
        en: `The actor of stage ${index + 1} must be ${wanted}: one applicant, then one employer, then only bodies. Reorder the stages or change the actor.`,
      },
    ];
  });
}

interface Order {
  readonly names: readonly string[];
  readonly employer: number;
}

function orderOf(reading: Reading): Order {
  const names = namesIn(reading, ['stages']).map(({ value }) => value);
  const employer = rawItems(reading, ['stages']).findIndex(
    ({ path }) => valueAt(reading.value, [...path, 'actor']) === 'employer',
  );
  return { names, employer };
}

function returnsFindings(reading: Reading): Finding[] {
  const order = orderOf(reading);
  return rawItems(reading, ['stages']).flatMap(({ path }, index) => {
    const returns = soundAt<Returns>(reading, [...path, 'returns', 'value']);
    if (!returns) return [];
    const at = [...path, 'returns', 'value'];
    const actor = soundAt<Stage['actor']>(reading, [...path, 'actor']);
    return [...returnedTo(at, actor, returns), ...resubmission(at, index, returns, order)];
  });
}

function returnedTo(at: Path, actor: Stage['actor'] | undefined, { to }: Returns): Finding[] {
  if (actor !== 'applicant' && actor !== to) return [];
  return [
    {
      path: [...at, 'to'],
      because: 'returns-to-itself',
      zh: `${actor} 的环节不能退回给 ${to}；请删去这个环节的 returns，或改退回对象。`,
      en: `A stage of the ${actor} cannot return to the ${to}; drop its returns or change to whom they go.`,
    },
  ];
}

/**
 * Checks the stage by which a returned declaration must be resubmitted. The declaration passes the employer again, so
 * the stage must be no later than the employer's and the returning stage.
 */
function resubmission(
  at: Path,
  index: number,
  { resubmitBy }: Returns,
  { names, employer }: Order,
): Finding[] {
  const path = [...at, 'resubmitBy'];
  const by = names.indexOf(resubmitBy);
  if (by < 0) return [unknownStage(path, resubmitBy, names)];
  const latest = employer < 0 ? index : Math.min(index, employer);
  if (by <= latest) return [];
  return [
    {
      path,
      because: 'resubmit-too-late',
      zh: `resubmitBy 不能是 ${resubmitBy}：退回件要重新经过用人单位，最晚到 ${names[latest]} 环节截止；请改为它或更早的环节。`,
      en: `resubmitBy cannot be ${resubmitBy}: what is returned passes the employer again, at the latest by ${names[latest]}; name that stage or an earlier one.`,
    },
  ];
}

function unknownStage(path: Path, name: string, names: readonly string[]): Finding {
  const near = meant(name, names);
  return {
    path,
    because: 'unknown-stage',
    zh: `没有名为 ${shown(name)} 的环节；${near.zh}可选：${names.join('、')}。`,
    en: `There is no stage ${shown(name)}.${near.en} There are ${names.join(', ')}.`,
  };
}

/** Checks that each body of a route acts in a stage of bodies, and not in an earlier stage than the body before it. */
function bodyFindings(reading: Reading): Finding[] {
  return rawItems(reading, ['routes', 'value']).flatMap(({ path }) => {
    let reached = 0;
    return soundItems<{ stage: string }>(reading, [...path, 'bodies']).flatMap((body) => {
      const { findings, index } = bodyStage(reading, body, reached);
      reached = Math.max(reached, index);
      return findings;
    });
  });
}

function bodyStage(
  reading: Reading,
  body: Placed<{ stage: string }>,
  reached: number,
): { findings: Finding[]; index: number } {
  const { names } = orderOf(reading);
  const path = [...body.path, 'stage'];
  const name = body.value.stage;
  const index = names.indexOf(name);
  if (index < 0) return { findings: [unknownStage(path, name, names)], index };
  const actor = soundItems<Stage>(reading, ['stages']).find(({ value }) => value.id === name)?.value.actor;
  if (actor !== undefined && actor !== 'body') return { findings: [notOfBodies(path, name, actor)], index };
  return { findings: index < reached ? [bodyTooEarly(path, name, names[reached])] : [], index };
}

function notOfBodies(path: Path, name: string, actor: string): Finding {
  return {
    path,
    because: 'stage-not-of-bodies',
    zh: `环节 ${name} 的 actor 是 ${actor}，不能由部门审核；请改为 actor 是 body 的环节。`,
    en: `The stage ${name} is the ${actor}'s; a body needs a stage whose actor is body.`,
  };
}

function bodyTooEarly(path: Path, name: string, reached: string | undefined): Finding {
  return {
    path,
    because: 'bodies-out-of-order',
    zh: `前一个部门已在环节 ${reached}，这个部门不能回到更早的 ${name}；请调整部门的顺序或环节。`,
    en: `The body before it acts in ${reached}, so this one cannot act in the earlier ${name}; reorder the bodies or change the stage.`,
  };
}
