import { applies, early, goesTo } from '../acting.ts';
import type { Asks, Persona } from '../plan.ts';

/** People who leave undone what a body would confirm. Everybody else pays and hands in what is asked. */
export const PERSONAS_OF_CONFIRMATIONS: readonly Persona[] = [
  leaves('一直不缴费 never pays', 'pay'),
  leaves('一直不交材料 never hands in', 'hand-in'),
];

function leaves(name: string, confirmed: NonNullable<Asks['confirmed']>): Persona {
  return {
    ...{ name, asks: { confirmed }, ends: 'unfinished' },
    plan: (plan) => void goesTo(plan, applies(plan, early(plan)), ({ does }) => does === confirmed),
  };
}
