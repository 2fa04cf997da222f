import type { ApplicantNeeds } from '../../casework/needs.ts';
import { said } from '../../domain/values/said.ts';
import { accepted } from '../../domain/values/verdict.ts';
import document from './openapi.json' with { type: 'json' };
import { type ApiRoute, openRoute } from './request/api-route.ts';
import { achievementFileRoutes } from './routes/achievement-file.ts';
import { actRoutes } from './routes/acts.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { callRoutes } from './routes/calls.ts';
import { declarationRoutes } from './routes/declarations.ts';
import { materialRoutes } from './routes/materials.ts';
import { storyRoutes } from './routes/stories.ts';

/** Every route of the API. */
export function apiRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [
    openRoute(
      { method: 'GET', path: '/api/v1/openapi.json' },
      { says: said('本接口的说明', 'The document of this API'), answers: { 200: 'Document' } },
      () => accepted({ json: document }),
    ),
    ...callRoutes(needs),
    ...declarationRoutes(needs),
    ...materialRoutes(needs),
    ...actRoutes(needs),
    ...bookingRoutes(needs),
    ...storyRoutes(needs),
    ...achievementFileRoutes(needs),
  ];
}
