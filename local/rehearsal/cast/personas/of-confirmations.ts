import { applies, early, goesTo, isConfirmed } from '../acting.ts';
import type { Persona } from '../plan.ts';

/** People who leave undone what a body would confirm. Everybody else pays and hands in what is asked. */
export const PERSONAS_OF_CONFIRMATIONS: readonly Persona[] = [
  {
    name: '一直不缴费、不交材料 never pays or hands in',
    asks: { confirmed: true },
    ends: 'lapsed',
    plan: (plan) => void goesTo(plan, applies(plan, early(plan)), isConfirmed),
  },
];
