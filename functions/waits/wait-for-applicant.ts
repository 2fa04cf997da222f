import {
  keysFrom,
  mailFrom,
  ofTheCloud,
  recordsFrom,
  smsTemplatesFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheApplicant } from './ask.ts';

const settings = settingsOf('declaration');
export const handler = askTheApplicant({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...smsTemplatesFrom(settings),
});
