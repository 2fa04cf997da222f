import type { Attempt } from '../adapters/records/attempts.ts';
import { type AttemptNeeds, report } from '../casework/attempts.ts';
import { readReferenceNumber } from '../domain/identifiers/reference-number.ts';
import type { AttemptedAct, Unrecorded } from '../domain/reminders/unrecorded.ts';
import type { Witness } from './gateway.ts';
import type { WebRequest } from './gateway-event.ts';
import { findRoute, type Route } from './routing.ts';

/**
 * The method and the path of a route whose attempts are told. A route that may change something names its act; it is
 * `ungoverned` if no closing governs the act, so that nobody can be late with it.
 */
export type ToldPlace = { readonly path: string } & (
  | { readonly method: 'GET' }
  | { readonly method: Exclude<Route['method'], 'GET'>; readonly attempt: AttemptedAct | 'ungoverned' }
);

export type ToldRoute = ToldPlace & Pick<Route, 'answer'>;

/**
 * Tells the records of the acts among a function's routes. Looks, and acts that no closing governs, leave nothing.
 */
export function tellingAttempts(needs: AttemptNeeds, routes: readonly ToldRoute[], by: Unrecorded['by']) {
  return (request: WebRequest): Witness | undefined => {
    const attempt = attemptIn(routes, request, by);
    if (!attempt) return undefined;
    const { attempts } = needs.records;
    attempts.arrived(attempt);
    return {
      answered: (status) => attempts.answered(attempt, status),
      failed: (why) => report(needs, attempt, why),
    };
  };
}

function attemptIn(
  routes: readonly ToldRoute[],
  request: WebRequest,
  by: Unrecorded['by'],
): Attempt | undefined {
  const found = request.method === 'GET' ? undefined : findRoute(routes, request);
  if (!found || 'allowed' in found) return undefined;
  const { route, parts } = found;
  if (route.method === 'GET' || route.attempt === 'ungoverned') return undefined;
  const { id } = parts;
  // Only a reference number is kept: other text was typed by somebody and names no declaration.
  const about = id !== undefined && readReferenceNumber(id) === id ? id : '';
  return { at: request.receivedAt, act: route.attempt, by, about, request: request.requestId };
}
