import { keysFrom, mailFrom, ofTheCloud, recordsFrom, smsTemplatesFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { escalation } from './escalation.ts';

const settings = settingsOf('escalation');
export const handler = escalation({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...keysFrom(settings),
  ...mailFrom(settings),
  ...smsTemplatesFrom(settings),
});
