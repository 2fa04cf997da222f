import type { Step } from '../../../domain/call/call.ts';
import { eventOf } from '../../../domain/call/term.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import type { Plan } from './plan.ts';
import { endUnfinished } from './way.ts';

/**
 * Binds a plan to the deadline that a step sets for the declaration that comes to it now. Where it ends before the stage closes, it
 * gives what is left unfinished its end.
 */
export function bind(plan: Plan, step: Step | undefined, at: Instant): void {
  plan.endsAt = step && endOf(plan, step, at);
  const { endsAt, stage, window } = plan;
  const { atClosing } = step?.term?.value ?? {};
  if (atClosing && endsAt !== undefined && endsAt < window.lock(stage).closesAt)
    plan.unfinished = endUnfinished({ atClosing: { value: atClosing } });
}

function endOf({ window, stage, happened }: Plan, step: Step, at: Instant): Instant | undefined {
  const event = step.term && eventOf(step.term.value);
  if (event === undefined) return undefined;
  const { opensAt } = window.lock(stage);
  const entered = at > opensAt ? at : opensAt;
  const since = event === 'entered' || event === 'returned' ? entered : happened[event];
  return since === undefined ? undefined : window.ends(step, since);
}
