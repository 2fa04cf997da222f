import type { Attempt } from '../adapters/records/attempts.ts';
import { type AttemptNeeds, report } from '../casework/attempts.ts';
import { readReferenceNumber } from '../domain/identifiers/reference-number.ts';
import type { AttemptedAct, Unrecorded } from '../domain/reminders/unrecorded.ts';
import type { Told, WebRequest } from './gateway.ts';
import { findRoute, type Route } from './routing.ts';

/**
 * Tells the records of the acts among a function's routes. Looks, and acts that no closing governs, leave nothing.
 */
export function tellingAttempts(needs: AttemptNeeds, routes: readonly Route[], by: Unrecorded['by']): Told {
  const told = (request: WebRequest, tell: (attempt: Attempt) => unknown) => {
    const attempt = attemptIn(routes, request, by);
    return attempt && tell(attempt);
  };
  const { attempts } = needs.records;
  return {
    arrived: (request) => void told(request, (attempt) => attempts.arrived(attempt)),
    answered: (request, status) => void told(request, (attempt) => attempts.answered(attempt, status)),
    failed: async (request, because) => {
      await told(request, (attempt) => report(needs, attempt, because));
    },
  };
}

/** The act's name, by the last word of its route. */
const ACTS: Readonly<Record<string, AttemptedAct>> = {
  declarations: 'begin',
  draft: 'change',
  materials: 'change',
  complete: 'change',
  remove: 'change',
  submit: 'submit',
  submission: 'submit',
  withdraw: 'withdraw',
  withdrawal: 'withdraw',
  decision: 'decide',
  posting: 'post',
  result: 'record',
  interruption: 'interrupt',
  objections: 'object',
};

function attemptIn(routes: readonly Route[], request: WebRequest, by: Unrecorded['by']): Attempt | undefined {
  const found = request.method === 'GET' ? undefined : findRoute(routes, request);
  if (!found || 'allowed' in found) return undefined;
  const words = found.route.path.split('/').filter((word) => word !== '');
  const act = actOf(words);
  if (act === undefined) return undefined;
  const { id = '' } = found.parts;
  // Only a reference number is kept: other text was typed by somebody and names no declaration.
  const about = readReferenceNumber(id) === id ? id : '';
  return { at: request.receivedAt, act, by, about, request: request.requestId };
}

/**
 * Names the act of a route. A route that ends in a number says which of many: an objection is settled, a draft or a
 * file changed.
 */
function actOf(words: readonly string[]): AttemptedAct | undefined {
  const [before = '', last = ''] = words.slice(-2);
  if (!last.startsWith('{')) return ACTS[last];
  return before === 'objections' ? 'settle' : 'change';
}
