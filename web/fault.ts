import { faultPage, type Trouble } from '../pages/applicant/fault-page.ts';
import { pageAnswer } from './answer.ts';
import {
  FAULT_STATUSES,
  type Fault,
  RETRY_SECONDS,
  triedBy,
  type WebAnswer,
  type WebRequest,
} from './gateway.ts';
import { languageOf } from './language.ts';

const STATUSES: Readonly<Record<Trouble, number>> = {
  ...FAULT_STATUSES,
  'not-found': 404,
  method: 405,
  'foreign-form': 403,
};

/** What behindGateway says for a path of pages. */
export function pageFault(request: WebRequest, fault: Fault): WebAnswer {
  return troubleAnswer(request, fault, fault === 'busy' ? { 'retry-after': RETRY_SECONDS } : {});
}

/** Somebody else's declaration and none at all: exactly the same answer. */
export function pageNotFound(request: WebRequest): WebAnswer {
  return troubleAnswer(request, 'not-found');
}

/** The path is known, by other methods. */
export function pageNotAllowed(request: WebRequest, allowed: readonly string[]): WebAnswer {
  return troubleAnswer(request, 'method', { allow: allowed.join(', ') });
}

/** A post without our seal, or from another site: nothing of it was done. */
export function pageForeignForm(request: WebRequest): WebAnswer {
  return troubleAnswer(request, 'foreign-form');
}

/** These pages say nothing of who looks: the request may be of anybody. */
function troubleAnswer(
  request: WebRequest,
  trouble: Trouble,
  headers: Record<string, string> = {},
): WebAnswer {
  const language = languageOf(request);
  const viewer = { language, path: '/', session: undefined, signOutSeal: undefined };
  return pageAnswer(viewer, faultPage(language, trouble, triedBy(request)), {
    status: STATUSES[trouble],
    headers,
  });
}
