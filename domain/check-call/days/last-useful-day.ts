import type { Rung } from '../../call/call.ts';
import type { Finding, Path } from '../finding/finding.ts';
import { type Reading, soundAt, soundItems } from '../form/reading.ts';

const NAME = '{lastFeasible}';

/**
 * Checks that a reminder of the closing also tells an applicant the last useful day for submitting. Only the body may
 * name that day: its line is dropped if the closing is no later than the day, and a title has no line to drop.
 */
export function lastUsefulDayFindings(reading: Reading): Finding[] {
  const rungs = soundItems<Rung>(reading, ['ladder', 'value']).map(({ value }) => value);
  const reminders = rungs
    .filter(({ while: wait, audience }) => isWithApplicant(wait) && audience === 'applicant')
    .filter(({ event }) => event === 'lock')
    .map(({ occasion }) => occasion);
  return [...new Set(['asked-to-correct', ...reminders])].flatMap((occasion) => {
    const at = (part: 'subject' | 'en' | 'body'): Path => ['texts', 'value', occasion, part];
    const titles = (['subject', 'en'] as const).map(at);
    return [
      ...(soundAt<string>(reading, at('body'))?.includes(NAME) === false ? [unnamed(at('body'))] : []),
      ...titles.filter((path) => soundAt<string>(reading, path)?.includes(NAME)).map(inTitle),
    ];
  });
}

function isWithApplicant(wait: Rung['while']): boolean {
  return wait === 'draft' || wait === 'correction';
}

function unnamed(path: Path): Finding {
  return {
    path,
    because: 'last-useful-day-not-named',
    zh: `截止晚于来得及公示的最后一天时，申报人须知道那一天，用语须写明 ${NAME}；其余时候这一行自动略去。`,
    en: `Where the closing is later than a notice can still end in time, the applicant must know that day: name ${NAME}; elsewhere its line is left out.`,
  };
}

function inTitle(path: Path): Finding {
  return {
    path,
    because: 'last-useful-day-in-title',
    zh: `${NAME} 并非总有，标题里无法略去；请写在正文中。`,
    en: `${NAME} is not always known, and a title cannot leave it out: write it in the body.`,
  };
}
