import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { pagesBehindGateway } from '../../web/pages-behind-gateway.ts';
import type { Route } from '../../web/routing.ts';
import { aboutRoutes } from './about.ts';
import { eligibilityRoutes } from './eligibility.ts';
import { homeRoutes } from './home.ts';
import { scoreRoute } from './score.ts';
import { signInRoutes } from './sign-in.ts';
import { siteRoutes } from './site.ts';

/**
 * The pages where applicants come in: the home page, the calls, signing in, and the site's own paths. They change
 * no record.
 */
export function applicantPages(needs: ApplicantPagesNeeds) {
  return pagesBehindGateway(needs, applicantPageRoutes(needs));
}

export function applicantPageRoutes(needs: ApplicantPagesNeeds): Route[] {
  return [
    ...siteRoutes(),
    ...homeRoutes(needs),
    ...aboutRoutes(needs),
    ...eligibilityRoutes(needs),
    scoreRoute(needs),
    ...signInRoutes(needs),
  ];
}
