import type { Finding } from '../finding/finding.ts';
import { namesIn, type Reading, rawItems, soundAt, soundItems } from '../form/reading.ts';
import { type ReadStep, stepsIn } from './read-steps.ts';

/**
 * Warns of steps of paying and handing in that some declarations pass by, because no body confirms them on their route or no fee is
 * stated for their level. A call may mean it so, and nobody would see that it forgot them.
 */
export function notOfAllFindings(reading: Reading): Finding[] {
  return stepsIn(reading)
    .filter(({ kind }) => kind === 'pay' || kind === 'hand-in')
    .flatMap((step) => [...byRoute(reading, step), ...byLevel(reading, step)]);
}

function byRoute(reading: Reading, { path, id }: ReadStep): Finding[] {
  const routes = rawItems(reading, ['routes', 'value']).map((route) => ({
    name: soundAt<string>(reading, [...route.path, 'name']) ?? '',
    isConfirmed: soundItems<{ step: string }>(reading, [...route.path, 'bodies']).some(
      ({ value }) => value.step === id,
    ),
  }));
  const passing = routes.filter(({ isConfirmed }) => !isConfirmed).map(({ name }) => name);
  // Where no route has a body for it, that is reported as such.
  if (passing.length === 0 || passing.length === routes.length) return [];
  return [
    {
      path: [...path, 'id'],
      warns: true,
      because: 'not-asked-of-all',
      zh: `走“${passing.join('”“')}”的没有部门确认步骤 ${id}，直接略过这一步；本意不是这样的，请在这些路径的 bodies 中写明。`,
      en: `On ${passing.join(', ')} no body confirms the step ${id}, so declarations pass it by; if that is not meant, name one in the bodies of these routes.`,
    },
  ];
}

function byLevel(reading: Reading, { path, id }: ReadStep): Finding[] {
  const at = [...path, 'fee', 'levels'];
  const fees = soundAt<Readonly<Record<string, number>>>(reading, at);
  const all = namesIn(reading, ['levels', 'value']).map(({ value }) => value);
  const free = (soundAt<string[]>(reading, [...path, 'levels']) ?? all).filter(
    (level) => fees && !Object.hasOwn(fees, level),
  );
  if (free.length === 0) return [];
  return [
    {
      path: at,
      warns: true,
      because: 'not-asked-of-all',
      zh: `没有写 ${free.join('、')} 的费用，这些级别不经过步骤 ${id}；本意是缴费的，请补上。`,
      en: `No fee is stated for ${free.join(', ')}, so these levels pass the step ${id} by; if they are to pay, state it.`,
    },
  ];
}
