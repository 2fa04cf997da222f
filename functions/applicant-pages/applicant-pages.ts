import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { pagesBehindGateway } from '../../web/pages-behind-gateway.ts';
import type { Route } from '../../web/routing.ts';
import { homeRoutes } from './home.ts';
import { signInRoutes } from './sign-in.ts';
import { siteRoutes } from './site.ts';

/** Where applicants come in: the start page, the calls, signing in, and what belongs to the site. It changes no record. */
export function applicantPages(needs: ApplicantPagesNeeds) {
  return pagesBehindGateway(applicantPageRoutes(needs));
}

export function applicantPageRoutes(needs: ApplicantPagesNeeds): Route[] {
  return [...siteRoutes(), ...homeRoutes(needs), ...signInRoutes(needs)];
}
