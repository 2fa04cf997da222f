import type { DeclarationPagesNeeds } from '../../casework/needs.ts';
import { pagesBehindGateway } from '../../web/pages-behind-gateway.ts';
import { type ToldRoute, tellingAttempts } from '../../web/tell-attempts.ts';
import { achievementFileRoutes } from './achievement-file/show-file.ts';
import { beginRoutes } from './begin.ts';
import { bookingRoutes } from './booking.ts';
import { contactRoutes } from './contact.ts';
import { draftRoutes } from './draft.ts';
import { materialPages } from './materials.ts';
import { previewRoutes } from './preview.ts';
import { statusRoutes } from './status.ts';
import { submissionRoutes } from './submission.ts';
import { uploadRoutes } from './uploads.ts';
import { withdrawalRoutes } from './withdrawal.ts';

/** The pages of a declaration, from its beginning, and of an achievement file, for their owner alone. */
export function declarationPages(needs: DeclarationPagesNeeds) {
  const routes = declarationPageRoutes(needs);
  return pagesBehindGateway(needs, routes, tellingAttempts(needs, routes, 'applicant'));
}

export function declarationPageRoutes(needs: DeclarationPagesNeeds): ToldRoute[] {
  return [
    ...beginRoutes(needs),
    ...statusRoutes(needs),
    ...draftRoutes(needs),
    ...materialPages(needs),
    ...uploadRoutes(needs),
    ...previewRoutes(needs),
    ...submissionRoutes(needs),
    ...bookingRoutes(needs),
    ...withdrawalRoutes(needs),
    ...contactRoutes(needs),
    ...achievementFileRoutes(needs),
  ];
}
