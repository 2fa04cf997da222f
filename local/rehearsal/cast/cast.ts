import type { Call } from '../../../domain/call/call.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { seeded } from '../chance.ts';
import { inventedDraft } from './applicants.ts';
import { isFull } from './employers.ts';
import { PERSONAS } from './personas/personas.ts';
import type { OperatorStep, Persona, Plan, Step } from './plan.ts';
import type { Window } from './window.ts';

/** An applicant of the rehearsal, and the end that must come. */
export interface Player {
  readonly account: string;
  readonly persona: Persona;
  readonly identityNumber: string;
  /** The lane in which the person's acts stand: the employer, or its district if bodies of the district follow. */
  readonly lane: string;
}

export interface Cast {
  readonly players: readonly Player[];
  /** The steps, in the order in which they are done. */
  readonly steps: readonly Step[];
  readonly operatorSteps: readonly OperatorStep[];
}

/**
 * Invents so many applicants, persona by persona, each with an employer of the affiliation that the persona needs.
 */
export function castOf(
  call: Call,
  window: Window,
  employers: readonly Employer[],
  { applicants, seed }: { applicants: number; seed: number },
): Cast {
  const played = PERSONAS.filter((persona) => employers.some((each) => suits(call, persona, each)));
  const cast = Array.from({ length: applicants }, (_, index) => {
    const persona = played[index % played.length];
    if (!persona) throw new Error('No registered employer has an affiliation of this call');
    return playerOf(call, window, employers, { index: index + 1, seed, persona });
  });
  return {
    players: cast.map(({ player }) => player),
    steps: cast.flatMap(({ plan }) => plan.steps).sort(byInstant),
    operatorSteps: cast.flatMap(({ plan }) => plan.operatorSteps).sort(byInstant),
  };
}

function playerOf(
  call: Call,
  window: Window,
  employers: readonly Employer[],
  { index, seed, persona }: { index: number; seed: number; persona: Persona },
): { player: Player; plan: Plan } {
  const chance = seeded(seed * 100_003 + index);
  const near = employers.filter((each) => suits(call, persona, each));
  const employer = near[Math.floor(chance() * near.length)];
  if (!employer) throw new Error(`No employer stands under ${persona.affiliation}`);
  const route = call.routes.value.find(({ affiliation }) => affiliation === persona.affiliation);
  const draft = inventedDraft(call, employer, index, chance);
  const account = `applicant-${index}`;
  const bodies = route?.bodies.length ?? 0;
  const plan: Plan = { index, account, window, draft, bodies, chance, steps: [], operatorSteps: [] };
  persona.plan(plan);
  return {
    player: {
      ...{ account, persona, identityNumber: draft.identity?.number ?? '' },
      lane: bodies === 0 ? employer.code : employer.district,
    },
    plan,
  };
}

/** Whether the persona works at this employer. One without free posts has none but those whom a call refuses for it. */
function suits({ postQuota }: Call, { affiliation, hasNoPost }: Persona, employer: Employer): boolean {
  const isAsked =
    postQuota?.askedAt.value === 'recommendation' && postQuota.kinds.value.includes(employer.kind);
  return (
    employer.affiliation === affiliation && (hasNoPost ? isFull(employer) && isAsked : !isFull(employer))
  );
}

function byInstant(a: { at: string }, b: { at: string }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
