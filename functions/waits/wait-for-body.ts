import { waitForAPerson } from '../../casework/executions/wait-for-a-person.ts';
import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';

const settings = settingsOf('authority-review');
/** Waits for the body whose turn it is on the declaration's route. */
export const handler = waitForAPerson({ ...recordsFrom(settings), ...workflowFrom(settings) });
