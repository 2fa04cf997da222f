import type { ApplicantNeeds } from '../../casework/needs.ts';
import { said } from '../../domain/values/said.ts';
import { accepted } from '../../domain/values/verdict.ts';
import { actRoutes } from './acts.ts';
import { type ApiRoute, openRoute } from './api-route.ts';
import { callRoutes } from './calls.ts';
import { declarationRoutes } from './declarations.ts';
import { materialRoutes } from './materials.ts';
import document from './openapi.json' with { type: 'json' };
import { storyRoutes } from './stories.ts';

/** Every route of the API. */
export function apiRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [
    openRoute(
      'GET',
      '/api/v1/openapi.json',
      { says: said('本接口的说明', 'The document of this API'), answers: { 200: 'Document' } },
      () => accepted({ json: document }),
    ),
    ...callRoutes(needs),
    ...declarationRoutes(needs),
    ...materialRoutes(needs),
    ...actRoutes(needs),
    ...storyRoutes(needs),
  ];
}
