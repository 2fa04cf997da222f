import type { Call } from '../../../../domain/call/call.ts';
import { noticeStepsOf } from '../../../../domain/call/steps.ts';
import type { Route } from '../../../../domain/declaration/routing.ts';
import { applies, early, goesThrough } from '../acting.ts';
import type { Persona } from '../plan.ts';
import { CARRIED_FORWARD } from './of-batches.ts';
import { PERSONAS_OF_CONFIRMATIONS } from './of-confirmations.ts';
import { LATE_ENTRY, PERSONAS_OF_EXCEPTIONS } from './of-exceptions.ts';
import { PERSONAS_OF_BOUNDED_RETURNS, PERSONAS_OF_REVIEW } from './of-review.ts';
import { personasOfTheNotice } from './of-the-notice.ts';
import { PERSONAS_OF_THE_WINDOW } from './of-the-window.ts';

/**
 * The personas of a rehearsal. They cover each route of the call, and what deadlines, the public notice, silence and
 * second thoughts do to a declaration, and each knows its end.
 */
export function personasFor({ routes, steps }: Pick<Call, 'routes' | 'steps'>): readonly Persona[] {
  return [
    ...routes.value.map(earlyOn),
    ...PERSONAS_OF_THE_WINDOW,
    ...PERSONAS_OF_REVIEW,
    ...(steps.some(isBounded) ? PERSONAS_OF_BOUNDED_RETURNS : []),
    ...personasOfTheNotice(endUnsettled(steps)),
    ...PERSONAS_OF_CONFIRMATIONS,
    ...PERSONAS_OF_EXCEPTIONS,
    // A draft that is carried forward does not lapse, so nobody is let in late.
    steps.some(({ atClosing }) => atClosing?.value === 'carry-forward') ? CARRIED_FORWARD : LATE_ENTRY,
  ];
}

function isBounded({ returns }: Call['steps'][number]): boolean {
  return returns?.value.to === 'applicant' && returns.value.atMost !== undefined;
}

/** An objection that the call carries forward leaves the notice as unfinished as any other. */
function endUnsettled(steps: Call['steps']): Persona['ends'] {
  const rule = noticeStepsOf({ steps })[0]?.publicNotice?.unresolvedObjectionAtLock.value;
  if (rule === 'refuse') return 'refused';
  return rule === 'lapse' ? 'lapsed' : 'unfinished';
}

function earlyOn(route: Route): Persona {
  const { name, en = name } = route;
  return {
    name: `早申报·${name} early, ${en}`,
    asks: { route },
    ends: 'recommended',
    plan: (plan) => void goesThrough(plan, applies(plan, early(plan))),
  };
}
