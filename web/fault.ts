import { faultPage, type Trouble } from '../pages/applicant/fault-page.ts';
import { pageAnswer } from './answer.ts';
import { type Fault, RETRY_SECONDS, TROUBLE_STATUSES, triedBy } from './gateway.ts';
import type { WebAnswer, WebRequest } from './gateway-event.ts';
import { languageOf } from './language.ts';

/** Answers a fault on a path of pages with a page. */
export function pageFault(request: WebRequest, fault: Fault): WebAnswer {
  return troubleAnswer(request, fault, fault === 'busy' ? { 'retry-after': RETRY_SECONDS } : {});
}

/** Answers alike for another's declaration and for a missing one, so that nothing shows which exist. */
export function pageNotFound(request: WebRequest): WebAnswer {
  return troubleAnswer(request, 'no-such-path');
}

/** Answers a method that the path does not have, with those that it has. */
export function pageNotAllowed(request: WebRequest, allowed: readonly string[]): WebAnswer {
  return troubleAnswer(request, 'no-such-method', { allow: allowed.join(', ') });
}

/** Answers a post without our seal or from another site, of which nothing was done. */
export function pageForeignForm(request: WebRequest): WebAnswer {
  return troubleAnswer(request, 'foreign-request');
}

/** Answers with a page that names no reader, since anybody may have sent the request. */
function troubleAnswer(
  request: WebRequest,
  trouble: Trouble,
  headers: Record<string, string> = {},
): WebAnswer {
  const language = languageOf(request);
  const viewer = { language, path: '/', session: undefined, signOutSeal: undefined };
  return pageAnswer(viewer, faultPage(language, trouble, triedBy(request)), {
    status: TROUBLE_STATUSES[trouble],
    headers,
  });
}
