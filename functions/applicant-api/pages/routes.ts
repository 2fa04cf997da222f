import type { ApplicantNeeds } from '../../needs.ts';
import type { Route } from '../../routing.ts';
import { draftRoutes } from './draft.ts';
import { homeRoutes } from './home.ts';
import { materialRoutes } from './materials.ts';
import { siteRoutes } from './site.ts';
import { statusRoutes } from './status.ts';
import { submissionRoutes } from './submission.ts';
import { uploadRoutes } from './uploads.ts';
import { withdrawalRoutes } from './withdrawal.ts';

/** Every page of the applicants, and what belongs to the site. */
export function pageRoutes(needs: ApplicantNeeds): Route[] {
  return [
    ...siteRoutes(),
    ...homeRoutes(needs),
    ...statusRoutes(needs),
    ...draftRoutes(needs),
    ...materialRoutes(needs),
    ...uploadRoutes(needs),
    ...submissionRoutes(needs),
    ...withdrawalRoutes(needs),
  ];
}
