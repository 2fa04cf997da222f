import { keysFrom, mailFrom, materialsFrom, ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantsTasks } from './ask.ts';

const settings = settingsOf('declaration');
export const handler = applicantsTasks({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...materialsFrom(settings),
});
