import { ROUTE_FACTS } from '../call/route-form.ts';
import type { Route } from '../declaration/routing.ts';
import { type Finding, shown } from './finding/finding.ts';
import { type Placed, type Reading, soundItems } from './form/reading.ts';

/**
 * Checks that no declaration can take two routes: of two for one affiliation, either one is narrowed by more facts, or they are
 * narrowed by facts that exclude each other.
 */
export function routeFindings(reading: Reading): Finding[] {
  const routes = soundItems<Route>(reading, ['routes', 'value']);
  return [
    ...routes.flatMap((route, index) => rivals(route, routes.slice(0, index))),
    ...repeatedBodies(routes),
  ];
}

function rivals({ path, value }: Placed<Route>, before: readonly Placed<Route>[]): Finding[] {
  const rival = before.find((other) => areRivals(other.value, value));
  if (!rival) return [];
  return [
    {
      path,
      because: 'routes-alike',
      zh: `这条报送路径与“${rival.value.name}”适用的对象有重合，分不清走哪一条；请用 onlyFor 写明其中一条只适用于谁（地区、单位性质、专业、级别）。`,
      en: `This route and "${rival.value.en ?? rival.value.name}" fit the same declarations, so nobody can tell which one they take; say by onlyFor for whom one of them alone is: districts, kinds, professions or levels.`,
    },
  ];
}

function areRivals(one: Route, other: Route): boolean {
  if (one.affiliation !== other.affiliation) return false;
  const [a, b] = [one.onlyFor ?? {}, other.onlyFor ?? {}];
  const named = (facts: NonNullable<Route['onlyFor']>) =>
    ROUTE_FACTS.filter((name) => facts[name] !== undefined);
  if (named(a).length !== named(b).length) return false;
  return ROUTE_FACTS.every((name) => {
    const [mine, theirs]: (readonly string[] | undefined)[] = [a[name], b[name]];
    return mine === undefined || theirs === undefined || mine.some((each) => theirs.includes(each));
  });
}

/** Reports a kind of body that stands twice in one step of a route. */
function repeatedBodies(routes: readonly Placed<Route>[]): Finding[] {
  return routes.flatMap(({ path, value: { bodies } }) =>
    bodies.flatMap(({ kind, step, district }, index): Finding[] => {
      const before = bodies.slice(0, index);
      const isSame = (each: (typeof bodies)[number]) =>
        each.kind === kind && each.step === step && each.district === district;
      if (!before.some(isSame)) return [];
      return [
        {
          path: [...path, 'bodies', index, 'kind'],
          because: 'duplicate-id',
          zh: `${shown(kind)} 在步骤 ${step} 已写过一次；请删去一处，或改成另一类部门。`,
          en: `${shown(kind)} stands in the step ${step} already; take one away or name another kind of body.`,
        },
      ];
    }),
  );
}
