import type { Site } from '../domain/call/site.ts';
import { pageFault, pageNotAllowed, pageNotFound } from './fault.ts';
import { inFrame } from './frame.ts';
import { behindGateway, type Summon } from './gateway.ts';
import type { WebAnswer, WebRequest } from './gateway-event.ts';
import { findRoute, type Route } from './routing.ts';

/** Wraps routes that answer with pages, so that refusals are pages too, and sets the site's frame around each. */
export function pagesBehindGateway(
  { site }: { readonly site: Site },
  routes: readonly Route[],
  summon?: Summon,
) {
  return behindGateway(
    async (request) => inFrame(site, await answer(routes, request)),
    (request, fault) => inFrame(site, pageFault(request, fault)),
    summon,
  );
}

async function answer(routes: readonly Route[], request: WebRequest): Promise<WebAnswer> {
  const found = findRoute(routes, request);
  if (!found) return pageNotFound(request);
  if ('allowed' in found) return pageNotAllowed(request, found.allowed);
  return found.route.answer(request, found.parts);
}
