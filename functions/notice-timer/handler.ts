import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { noticeTimer } from './ask-about-the-notice.ts';

const settings = settingsOf('notice-timer');
export const handler = noticeTimer({ ...recordsFrom(settings), ...workflowFrom(settings) });
