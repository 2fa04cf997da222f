import { keysFrom, mailFrom, ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { patrol } from './patrol.ts';

const settings = settingsOf('patrol');
export const handler = patrol({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
});
