import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { authorityReview } from './ask-the-body.ts';

const settings = settingsOf('authority-review');
export const handler = authorityReview({ ...recordsFrom(settings), ...workflowFrom(settings) });
