import {
  keysFrom,
  mailFrom,
  ofTheCloud,
  recordsFrom,
  smsTemplatesFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askForTheResult } from './ask.ts';

const settings = settingsOf('notice-timer');
export const handler = askForTheResult({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...smsTemplatesFrom(settings),
});
