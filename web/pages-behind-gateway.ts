import { pageFault, pageNotAllowed, pageNotFound } from './fault.ts';
import { behindGateway, type Summon } from './gateway.ts';
import { findRoute, type Route } from './routing.ts';

/** Wraps routes that answer with pages, so that refusals are pages too. */
export function pagesBehindGateway(routes: readonly Route[], summon?: Summon) {
  return behindGateway(
    async (request) => {
      const found = findRoute(routes, request);
      if (!found) return pageNotFound(request);
      if ('allowed' in found) return pageNotAllowed(request, found.allowed);
      return found.route.answer(request, found.parts);
    },
    pageFault,
    summon,
  );
}
