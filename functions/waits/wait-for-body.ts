import { tellNeedsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheBody } from './ask.ts';

const settings = settingsOf('authority-review');
export const handler = askTheBody({ ...tellNeedsFrom(settings), ...workflowFrom(settings) });
