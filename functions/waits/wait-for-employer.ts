import { materialsFrom, tellNeedsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheEmployer } from './ask.ts';

const settings = settingsOf('employer-review');
export const handler = askTheEmployer({
  ...tellNeedsFrom(settings),
  ...workflowFrom(settings),
  ...materialsFrom(settings),
});
