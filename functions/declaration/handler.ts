import { materialsFrom, ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { declaration } from './declaration.ts';

const settings = settingsOf('declaration');
export const handler = declaration({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...materialsFrom(settings),
});
