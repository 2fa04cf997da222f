import {
  caseRecordsFrom,
  identityFrom,
  keysFrom,
  materialsFrom,
  ofTheCloud,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { declarationPages } from './declaration-pages.ts';

const settings = settingsOf('declaration-pages');
export const handler = declarationPages({
  ...ofTheCloud,
  ...caseRecordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...materialsFrom(settings),
  ...identityFrom(settings),
});
