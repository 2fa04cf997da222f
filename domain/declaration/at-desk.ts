import type { Instant } from '../values/instant.ts';
import type { Declaration, RouteStep } from './declaration.ts';
import { isOnWay } from './moves.ts';

/** What decides at whose desk a declaration waits. */
export type Placed = Pick<Declaration, 'standing' | 'step' | 'route' | 'bodyIndex'>;

/** The body at whose desk a declaration waits; undefined if it waits at its employer's or its applicant's, or has ended. */
export function bodyInTurn({ standing, step, route, bodyIndex }: Placed): RouteStep | undefined {
  const body = isOnWay(standing) ? route[bodyIndex] : undefined;
  return body?.step === step ? body : undefined;
}

/** Whether a declaration waits at its employer's desk. */
export function isAtEmployer(declaration: Placed): boolean {
  const { standing } = declaration;
  const mayBe = standing === 'submitted' || standing === 'supported' || standing === 'posted';
  return mayBe && bodyInTurn(declaration) === undefined;
}

/** When the present wait began at the present desk. After a hand-over it is the time of the hand-over. */
export function waitsSince({ desk, handedAt, enteredAt }: Declaration): Instant {
  return desk === 'superior' && handedAt !== undefined && handedAt > enteredAt ? handedAt : enteredAt;
}

/**
 * When the declaration came to the desk where it waits. At the employer it is the submission, whatever the employer did
 * since.
 */
export function atDeskSince(declaration: Declaration): Instant {
  const { desk, handedAt, submittedAt, enteredAt } = declaration;
  if (desk === 'superior') return handedAt ?? enteredAt;
  return isAtEmployer(declaration) ? (submittedAt ?? enteredAt) : enteredAt;
}

/**
 * When silence handed the declaration to the superior who holds it; undefined if no superior holds it. Acts of the
 * superior do not change the time. If no time was recorded, it is the beginning of the wait.
 */
export function handedOverAt({ desk, handedAt, enteredAt }: Declaration): Instant | undefined {
  return desk === 'superior' ? (handedAt ?? enteredAt) : undefined;
}
