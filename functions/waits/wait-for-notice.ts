import { waitForAPerson } from '../../casework/executions/wait-for-a-person.ts';
import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';

const settings = settingsOf('notice-timer');
/** Waits for the public notice to be posted and, once it is posted, for its result; the ladder counts its days. */
export const handler = waitForAPerson({ ...recordsFrom(settings), ...workflowFrom(settings) });
