import { materialsFrom, ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantsTasks } from './applicants-tasks.ts';

const settings = settingsOf('declaration');
/** Takes up submitted files, and waits for a returned declaration to be corrected. */
export const handler = applicantsTasks({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...materialsFrom(settings),
});
