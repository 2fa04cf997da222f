import { writeFileSync } from 'node:fs';
import type { Needs } from '../casework/needs.ts';
import { openApi } from '../functions/applicant-api/openapi.ts';
import { apiRoutes } from '../functions/applicant-api/routes.ts';

/** The text of the API's document, as the committed file has it. No route runs, so no needs are needed. */
export function openApiText(): string {
  return `${JSON.stringify(openApi(apiRoutes({} as Needs)))}\n`;
}

if (import.meta.main)
  writeFileSync(new URL('../functions/applicant-api/openapi.json', import.meta.url), openApiText());
