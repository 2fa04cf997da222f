import {
  keysFrom,
  mailFrom,
  materialsFrom,
  ofTheCloud,
  recordsFrom,
  smsTemplatesFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheEmployer } from './ask.ts';

const settings = settingsOf('employer-review');
export const handler = askTheEmployer({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...smsTemplatesFrom(settings),
  ...materialsFrom(settings),
});
