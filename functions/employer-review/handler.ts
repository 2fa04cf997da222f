import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { employerReview } from './ask-the-employer.ts';

const settings = settingsOf('employer-review');
export const handler = employerReview({ ...recordsFrom(settings), ...workflowFrom(settings) });
