import { ofTheCloud, recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { deadlineLock } from './deadline-lock.ts';

const settings = settingsOf('deadline-lock');
export const handler = deadlineLock({ ...ofTheCloud, ...recordsFrom(settings), ...workflowFrom(settings) });
