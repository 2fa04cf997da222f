import { keysFrom, mailFrom, materialsFrom, ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheEmployer } from './ask.ts';

const settings = settingsOf('employer-review');
export const handler = askTheEmployer({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...materialsFrom(settings),
});
