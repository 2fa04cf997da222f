import {
  identityFrom,
  keysFrom,
  materialsFrom,
  ofTheCloud,
  recordsFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { declarationPages } from './declaration-pages.ts';

const settings = settingsOf('declaration-pages');
export const handler = declarationPages({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...materialsFrom(settings),
  ...identityFrom(settings),
});
