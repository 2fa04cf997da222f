import { waitForAPerson } from '../../casework/executions/wait-for-a-person.ts';
import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';

const settings = settingsOf('employer-review');
/** Waits for the employer to support, return or refuse the declaration. */
export const handler = waitForAPerson({ ...recordsFrom(settings), ...workflowFrom(settings) });
