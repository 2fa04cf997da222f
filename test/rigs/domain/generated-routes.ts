import type { Shape, StepId } from './generated-calls.ts';
import type { RawBody, RawCall } from './generated-steps.ts';

/** By which fact a route of its own is narrowed, on which the HR bureau reviews alone. */
export const NARROWINGS = ['none', 'districts', 'kinds', 'professions', 'levels'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const OF_FACT = {
  districts: ['nanhu'],
  kinds: ['institution'],
  professions: ['information-security'],
  levels: ['assistant-engineer'],
} as const;

/** Puts bodies into the steps of a shape on each route, and a narrowed route beside those that are there. */
export function routesOfShape(call: RawCall, shape: Shape): void {
  const { order, routes } = shape;
  const isLooked = order.some((id) => id === 'employer' || id === 'notice');
  const [like] = call.routes.value;
  if (!like) throw new Error('The real call has no route');
  const all = bodiesIn(like.bodies, order);
  for (const route of call.routes.value) route.bodies = route.bodies.length > 0 || !isLooked ? all : [];
  if (routes === 'none') return;
  if (routes === 'professions')
    call.identity.professions.value.push({ id: 'information-security', name: '信息安全' });
  call.routes.value.push({
    ...like,
    ...{
      name: `${like.name}（另行）`,
      en: `${like.en} (apart)`,
      onlyFor: { [routes]: [...OF_FACT[routes]] },
    },
    bodies: narrowed(all),
  });
}

/** Without the acceptance point's review, unless nobody else would review. */
function narrowed(bodies: readonly RawBody[]): RawBody[] {
  const kept = bodies.filter(({ step }) => step !== 'acceptance');
  return kept.some(({ step }) => step === 'recommendation') ? kept : [...bodies];
}

/** The point acts in the acceptance, the bureau in the recommendation; a step that the call lacks has nobody. */
function bodiesIn(bodies: readonly RawBody[], order: readonly StepId[]): RawBody[] {
  const acting: Readonly<Record<string, readonly StepId[]>> = {
    'acceptance-point': ['acceptance', 'payment', 'papers'],
    'hr-bureau': ['recommendation'],
  };
  return bodies.flatMap((body) =>
    (acting[body.kind] ?? []).filter((step) => order.includes(step)).map((step) => ({ ...body, step })),
  );
}
