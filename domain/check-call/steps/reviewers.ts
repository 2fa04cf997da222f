import type { Route } from '../../declaration/routing.ts';
import type { Finding } from '../finding/finding.ts';
import { namesIn, type Placed, type Reading, soundAt, soundItems } from '../form/reading.ts';
import type { ReadStep } from './read-steps.ts';

/** Reports a route on which nobody reviews what is declared for some level: it would be recommended as it is submitted. */
export function reviewerFindings(reading: Reading, steps: readonly ReadStep[]): Finding[] {
  if (steps.some(({ kind, by }) => kind === undefined || by === undefined)) return [];
  const levels = namesIn(reading, ['levels', 'value']).map(({ value }) => value);
  const routes = soundItems<Route>(reading, ['routes', 'value']);
  return routes.flatMap((route) => {
    const declared = levels.filter((level) => mayTake(route.value, level, routes));
    const without = declared.filter((level) => !isReviewed(reading, steps, route, level));
    return without.length === 0 ? [] : [nobodyReviews(route, without)];
  });
}

/** Whether a declaration of this level may take the route: it is not for other levels, and no other one is for this level alone. */
function mayTake({ affiliation, onlyFor }: Route, level: string, routes: readonly Placed<Route>[]): boolean {
  if (onlyFor) return onlyFor.levels?.includes(level) ?? true;
  return !routes.some(({ value: { onlyFor: other = {}, ...route } }) => {
    const isByLevelAlone = Object.keys(other).join() === 'levels';
    return route.affiliation === affiliation && isByLevelAlone && other.levels?.includes(level);
  });
}

function isReviewed(
  reading: Reading,
  steps: readonly ReadStep[],
  { value: { bodies } }: Placed<Route>,
  level: string,
): boolean {
  return steps.some(({ path, id, kind, by }) => {
    const levels = soundAt<string[]>(reading, [...path, 'levels']);
    const looks = kind === 'review' || kind === 'public-notice';
    const isReached = by === 'employer' || bodies.some(({ step }) => step === id);
    return looks && isReached && (levels === undefined || levels.includes(level));
  });
}

function nobodyReviews({ path }: Placed<Route>, levels: readonly string[]): Finding {
  return {
    path: [...path, 'bodies'],
    because: 'nobody-reviews',
    zh: `走这条报送路径的 ${levels.join('、')}，用人单位和部门都没有审核、公示的步骤，提交后无人审核；请写明部门，或让有关步骤适用于这些级别。`,
    en: `On this route neither the employer nor a body has a step for ${levels.join(', ')}, so nobody would review what is submitted; name a body, or let a step be for these levels.`,
  };
}
