import { type Finding, type Path, shown } from '../finding/finding.ts';
import { type Reading, soundAt } from '../form/reading.ts';
import { closingsIn } from './closings.ts';
import { stepsIn } from './read-steps.ts';

/**
 * The most characters of both ids together. The name of a schedule, `lock-<call>-<stage>-<generation>-a<attempt>`, has
 * 64 characters at most: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
const MAX_BOTH_IDS = 50;

/**
 * Checks that the ids can name a lock's schedule and executions. The ids of call and stage must fit into the name together,
 * and the step `c` of a call `a-b` must not be mistaken for the step `b-c` of a call `a`.
 */
export function nameFindings(reading: Reading): Finding[] {
  const call = soundAt<string>(reading, ['id']);
  if (call === undefined) return [];
  return stepsIn(reading).flatMap(({ path, id }) => {
    const at = [...path, 'id'];
    const parts = closingsIn(reading, path).flatMap(({ part }) => part ?? []);
    const longest = Math.max(id.length, ...parts.map((part) => `${id}.${part}`.length));
    return [
      ...(call.length + longest > MAX_BOTH_IDS ? [tooLong(at, call.length + longest)] : []),
      ...(id.includes('-') ? [hyphenated(at, id)] : []),
    ];
  });
}

function tooLong(path: Path, length: number): Finding {
  return {
    path,
    because: 'ids-too-long',
    zh: `通知的 id 与步骤的 id（各级别、批次分别截止的，连同其 id）合计不能超过 ${MAX_BOTH_IDS} 个字符，现有 ${length} 个：截止锁的定时以两者命名；请缩短其一。`,
    en: `The ids of the call and of the step, with that of a level or batch that closes by itself, may have ${MAX_BOTH_IDS} characters together and have ${length}: the schedule of the lock is named by them. Shorten one.`,
  };
}

function hyphenated(path: Path, id: string): Finding {
  return {
    path,
    because: 'hyphen-in-step',
    zh: `步骤的 id ${shown(id)} 不能含连字符：截止锁以“通知-步骤”命名，否则会与另一个通知的锁同名；请写成一个词。`,
    en: `A step's id, as ${shown(id)}, holds no hyphen: a lock is named <call>-<step>, and could have the name of another call's. Write one word.`,
  };
}
