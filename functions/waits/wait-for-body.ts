import {
  keysFrom,
  mailFrom,
  ofTheCloud,
  recordsFrom,
  smsTemplatesFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheBody } from './ask.ts';

const settings = settingsOf('authority-review');
export const handler = askTheBody({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...smsTemplatesFrom(settings),
});
