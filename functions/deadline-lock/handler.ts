import { type Invocation, stopsAt } from '../../casework/executions/running-time.ts';
import { ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { deadlineLock, type LockTask } from './deadline-lock.ts';
import { LOCK_TIME } from './limits.ts';

const settings = settingsOf('deadline-lock');
const run = deadlineLock({ ...ofTheCloud, ...recordsFrom(settings), ...workflowFrom(settings) });
export const handler = (task: LockTask, invocation: Invocation) =>
  run(task, stopsAt(invocation, LOCK_TIME, ofTheCloud.now()));
