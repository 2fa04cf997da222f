import { behindGateway, type Fault, type WebAnswer, type WebRequest } from '../gateway.ts';
import type { ApplicantNeeds } from '../needs.ts';
import { problem, problemOfFault } from '../problem.ts';
import { findRoute, type Route } from '../routing.ts';
import { apiRoutes } from './api/routes.ts';
import { pageFault, pageNotAllowed, pageNotFound } from './pages/fault.ts';
import { pageRoutes } from './pages/routes.ts';
import { signInRoutes } from './sign-in.ts';

/** What applicants use: the API, whose refusals are problem documents, and the pages on it. */
export function applicantApi(needs: ApplicantNeeds) {
  const api = apiRoutes(needs);
  const pages = [...pageRoutes(needs), ...signInRoutes(needs)];
  return behindGateway(
    async (request) => (isOfApi(request) ? answerApi(api, request) : answerPage(pages, request)),
    (request: WebRequest, fault: Fault) =>
      isOfApi(request) ? problemOfFault(request, fault) : pageFault(request, fault),
  );
}

function isOfApi({ path }: WebRequest): boolean {
  return path[0] === 'api';
}

async function answerApi(routes: readonly Route[], request: WebRequest): Promise<WebAnswer> {
  const found = findRoute(routes, request);
  if (!found) return problem(request, { because: 'no-such-path' });
  if ('allowed' in found)
    return problem(request, { because: 'no-such-method', facts: { allowed: found.allowed.join(', ') } });
  return found.route.answer(request, found.parts);
}

async function answerPage(routes: readonly Route[], request: WebRequest): Promise<WebAnswer> {
  const found = findRoute(routes, request);
  if (!found) return pageNotFound(request);
  return 'allowed' in found
    ? pageNotAllowed(request, found.allowed)
    : found.route.answer(request, found.parts);
}
