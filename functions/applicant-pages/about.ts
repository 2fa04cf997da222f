import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { helpPage } from '../../pages/about/help-page.ts';
import { privacyPage } from '../../pages/about/privacy-page.ts';
import { HELP_PATH, PRIVACY_PATH } from '../../pages/html/footer.ts';
import { pageAnswer } from '../../web/answer.ts';
import type { Route } from '../../web/routing.ts';
import { openPage } from '../../web/visit.ts';
import { openCallsOf } from './home.ts';

/** The routes of the pages that every footer leads to: help, and the privacy notice. */
export function aboutRoutes(needs: ApplicantPagesNeeds): Route[] {
  const { site } = needs;
  return [
    openPage(needs, HELP_PATH, async ({ viewer }) => {
      const calls = (await openCallsOf(needs)).map(({ call }) => call);
      return pageAnswer(viewer, helpPage({ language: viewer.language, site, calls }));
    }),
    openPage(needs, PRIVACY_PATH, async ({ viewer }) =>
      pageAnswer(viewer, privacyPage({ language: viewer.language, site, calls: await openCallsOf(needs) })),
    ),
  ];
}
