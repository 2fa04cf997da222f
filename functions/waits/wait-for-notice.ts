import { tellNeedsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askForTheResult } from './ask.ts';

const settings = settingsOf('notice-timer');
export const handler = askForTheResult({ ...tellNeedsFrom(settings), ...workflowFrom(settings) });
