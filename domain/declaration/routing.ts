import type { Call } from '../call/call.ts';
import { ROUTE_FACTS } from '../call/route-form.ts';
import { chainOf, isFor, type OfStage } from '../call/steps.ts';
import type { Employer } from './registry.ts';

/** Which route of its call a declaration takes. */

export type Route = Call['routes']['value'][number];

/** What of a declaration decides its route and its stages. */
export interface OfRoute extends OfStage {
  readonly profession?: string | undefined;
}

/**
 * The route for an employer's declaration: of those for its affiliation whose every narrowing fact holds, the one that is
 * narrowed by most. A checked call has no two that are narrowed alike. It is undefined if the call has none.
 */
export function routeOf(
  { routes }: Pick<Call, 'routes'>,
  employer: Pick<Employer, 'affiliation' | 'district' | 'kind'>,
  of: OfRoute,
): Route | undefined {
  const facts = factsOf(employer, of);
  const fitting = routes.value.filter(
    (route) => route.affiliation === employer.affiliation && isForFacts(route, facts),
  );
  return fitting.toSorted((a, b) => narrowings(b) - narrowings(a))[0];
}

function factsOf({ district, kind }: Pick<Employer, 'district' | 'kind'>, { profession, level }: OfRoute) {
  return { districts: district, kinds: kind, professions: profession, levels: level };
}

function isForFacts({ onlyFor = {} }: Route, facts: ReturnType<typeof factsOf>): boolean {
  return ROUTE_FACTS.every((name) => {
    const [allowed, fact]: [readonly string[] | undefined, string | undefined] = [onlyFor[name], facts[name]];
    return allowed === undefined || (fact !== undefined && allowed.includes(fact));
  });
}

/** By how many facts a route is narrowed. */
function narrowings({ onlyFor = {} }: Pick<Route, 'onlyFor'>): number {
  return ROUTE_FACTS.filter((name) => onlyFor[name] !== undefined).length;
}

/** The bodies of a route with their steps: by the order of the steps, and within a step by that of the list. */
export function bodiesInOrder(call: Call, { bodies }: Pick<Route, 'bodies'>, { level }: OfStage) {
  return chainOf(call)
    .filter((step) => isFor(step, level))
    .flatMap((step) => bodies.flatMap((body) => (body.step === step.id ? [{ ...body, step }] : [])));
}

/** The districts whose bodies the routes of an employer may need: its own, and those that the call names. */
export function districtsNeeded(
  { routes }: Pick<Call, 'routes'>,
  { affiliation, district }: Pick<Employer, 'affiliation' | 'district'>,
): string[] {
  const own = routes.value.filter((route) => route.affiliation === affiliation);
  const named = own.flatMap(({ bodies }) => bodies.flatMap((body) => body.district ?? []));
  return [...new Set([district, ...named])];
}
