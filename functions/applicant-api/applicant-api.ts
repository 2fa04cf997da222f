import type { ApplicantNeeds } from '../../casework/needs.ts';
import { behindGateway } from '../../web/gateway.ts';
import { problem, problemOfFault } from '../../web/problem.ts';
import { findRoute } from '../../web/routing.ts';
import { tellingAttempts } from '../../web/tell-attempts.ts';
import { apiRoutes } from './routes.ts';

/** The applicants' API. Its refusals are problem documents. */
export function applicantApi(needs: ApplicantNeeds) {
  const routes = apiRoutes(needs);
  return behindGateway(
    async (request) => {
      const found = findRoute(routes, request);
      if (!found) return problem(request, { because: 'no-such-path' });
      if ('allowed' in found)
        return problem(request, { because: 'no-such-method', facts: { allowed: found.allowed.join(', ') } });
      return found.route.answer(request, found.parts);
    },
    problemOfFault,
    tellingAttempts(needs, routes, 'applicant'),
  );
}
