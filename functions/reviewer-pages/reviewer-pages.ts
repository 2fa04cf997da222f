import type { ReviewerNeeds } from '../../casework/needs.ts';
import { inFrame } from '../../web/frame.ts';
import { behindGateway } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { findRoute } from '../../web/routing.ts';
import { type ToldRoute, tellingAttempts } from '../../web/tell-attempts.ts';
import { confirmationRoutes } from './acts/confirmations.ts';
import { decisionRoute } from './acts/decision.ts';
import { notForMeRoutes } from './acts/not-for-me.ts';
import { noticeRoutes } from './acts/notice.ts';
import { objectionRoutes } from './acts/objections.ts';
import { casePageRoute } from './looking/case.ts';
import { deskRoute } from './looking/desk.ts';
import { downloadRoute } from './looking/download.ts';
import { previewRoutes } from './looking/preview.ts';
import { faultAnswer, troubleAnswer } from './visit/trouble.ts';

/**
 * The pages that employers and bodies use by a link: the list of what waits at a desk, the declaration, and its
 * acts. GET and HEAD change nothing; an act is one POST of our own form.
 */
export function reviewerPages(needs: ReviewerNeeds) {
  const routes = reviewerRoutes(needs);
  return behindGateway(
    async (request) => inFrame(needs.site, unlisted(await answer(routes, request))),
    (request, fault) => inFrame(needs.site, unlisted(faultAnswer(request, fault))),
    tellingAttempts(needs, routes, 'link'),
  );
}

/**
 * Keeps pages and files out of search engines, in case a link was put where robots read.
 * https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#xrobotstag
 */
function unlisted({ headers, ...rest }: WebAnswer): WebAnswer {
  return { ...rest, headers: { ...headers, 'x-robots-tag': 'noindex, nofollow, noarchive' } };
}

export function reviewerRoutes(needs: ReviewerNeeds): ToldRoute[] {
  return [
    deskRoute(needs),
    ...notForMeRoutes(needs),
    casePageRoute(needs),
    downloadRoute(needs),
    ...previewRoutes(needs),
    decisionRoute(needs),
    ...noticeRoutes(needs),
    ...confirmationRoutes(needs),
    ...objectionRoutes(needs),
  ];
}

async function answer(routes: readonly ToldRoute[], request: WebRequest): Promise<WebAnswer> {
  const found = findRoute(routes, request);
  if (!found) return troubleAnswer(request, 'no-such-path');
  if ('allowed' in found)
    return troubleAnswer(request, 'no-such-method', { headers: { allow: found.allowed.join(', ') } });
  return found.route.answer(request, found.parts);
}
