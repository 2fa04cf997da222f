import { ALL_SUBJECTS } from '../../../domain/achievements/all-subjects.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { LeafAnswer, NearestMiss } from '../../../domain/eligibility/answer.ts';
import { type Day, plusDays } from '../../../domain/values/instant.ts';

type Of<Kind extends NearestMiss['kind']> = Extract<NearestMiss, { kind: Kind }>;

/**
 * The person after the nearest miss of a leaf was given, or so much less than it. Nobody for an entry without a day, a fact to state,
 * and days of work, which only time gives.
 */
export function given(who: Person, { condition, nearest }: LeafAnswer, less: 0 | 1, by: Day): Person[] {
  switch (nearest?.kind) {
    case 'day':
      return [withDay(who, nearest, plusDays(nearest.latest, less))];
    case 'hours':
      return less === 0
        ? [withHours(who, nearest.short)]
        : nearest.short.map((_, shortBy) =>
            withHours(
              who,
              nearest.short.map((each, nth) => ({ ...each, more: each.more - (nth === shortBy ? 1 : 0) })),
            ),
          );
    case 'more': {
      const more = nearest.more - less;
      if (nearest.unit === 'points') return [{ ...who, selfScore: (who.selfScore ?? 0) + more }];
      if (nearest.unit === 'people' && 'recommenders' in condition)
        return [withPeople(who, condition.recommenders?.title ?? '', more)];
      if (nearest.unit === 'months' && 'insured' in condition)
        return [withMonths(who, condition.insured?.as ?? [], more, by)];
      if (nearest.unit === 'achievements' && 'achievements' in condition)
        return [withAchievements(who, condition.achievements?.kinds ?? ['project'], more, by)];
      return [];
    }
    case 'years':
      if (nearest.toState.length > 0 || !('assessments' in condition)) return [];
      return [
        withResults(who, nearest.years.slice(0, nearest.more - less), condition.assessments?.result ?? ''),
      ];
    case 'entry':
      return withEntry(who, nearest, less);
    default:
      return [];
  }
}

/** Work that nobody knows, or that is missing besides, leaves a certificate short. */
function withEntry(
  who: Person,
  { at, oneOf: [term = ''], latest, moreDays }: Of<'entry'>,
  less: 0 | 1,
): Person[] {
  if (latest === undefined || moreDays !== undefined) return [];
  const on = plusDays(latest, less);
  switch (at) {
    case '/degrees':
      return [{ ...who, degrees: [...(who.degrees ?? []), { degree: term, obtainedOn: on }] }];
    case '/titles':
      return [{ ...who, titles: [...(who.titles ?? []), { title: term, obtainedOn: on, employedFrom: on }] }];
    case '/certificates':
      if (!who.employments) return [];
      return [{ ...who, certificates: [...(who.certificates ?? []), { certificate: term, obtainedOn: on }] }];
    default:
      return [{ ...who, probationPassedOn: on }];
  }
}

function withDay(who: Person, { at }: Of<'day'>, latest: Day): Person {
  const [, list = '', index = '', key = ''] = at.split('/');
  if (list === 'probationPassedOn') return { ...who, probationPassedOn: latest };
  const entries = (who as Record<string, Record<string, unknown>[]>)[list] ?? [];
  const changed = entries.map((each, nth) => (nth === Number(index) ? { ...each, [key]: latest } : each));
  return { ...who, [list]: changed };
}

function withHours(who: Person, short: Of<'hours'>['short']): Person {
  const hours: Record<string, number | Record<string, number>> = structuredClone({ ...who.hours });
  for (const { year, subjects: [subject] = [], more } of short) {
    const stated = hours[year] ?? 0;
    if (typeof stated === 'number') {
      if (subject !== undefined) throw new Error('A subject is short that nobody stated');
      hours[year] = stated + more;
      continue;
    }
    // Hours of any subject count to the total, or where it is not stated to one of the subjects.
    const key = subject ?? (ALL_SUBJECTS in stated ? ALL_SUBJECTS : 'professional');
    const keys = new Set([key, ...(ALL_SUBJECTS in stated ? [ALL_SUBJECTS] : [])]);
    for (const each of keys) stated[each] = (stated[each] ?? 0) + more;
  }
  return { ...who, hours };
}

function withAchievements(who: Person, [kind = '']: readonly string[], more: number, on: Day): Person {
  const added = Array.from({ length: more }, (_, nth) => ({ kind, name: `成果${nth}`, on, rank: 1 }));
  return { ...who, achievements: [...(who.achievements ?? []), ...added] };
}

function withResults(who: Person, years: readonly number[], result: string): Person {
  const better = Object.fromEntries(years.map((year) => [String(year), result]));
  return { ...who, assessments: { ...who.assessments, ...better } };
}

function withPeople(who: Person, title: string, more: number): Person {
  const added = Array.from({ length: more }, (_, nth) => ({ name: `赵${nth}`, title, sameProfession: true }));
  return { ...who, recommenders: [...(who.recommenders ?? []), ...added] };
}

/** Fills the latest months that are not covered. */
function withMonths(who: Person, [as = '', ...others]: readonly string[], more: number, by: Day): Person {
  const covered = (month: string) =>
    (who.insured ?? []).some(
      (each) =>
        [as, ...others].includes(each.as) &&
        each.from <= month &&
        (each.to === undefined || month <= each.to),
    );
  const added: { as: string; from: string; to: string }[] = [];
  for (let month = by.slice(0, 7); added.length < more; month = monthBefore(month))
    if (!covered(month)) added.push({ as, from: month, to: month });
  return { ...who, insured: [...(who.insured ?? []), ...added] };
}

function monthBefore(month: string): string {
  return plusDays(`${month}-01`, -1).slice(0, 7);
}
