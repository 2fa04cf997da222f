import { tellNeedsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { askTheApplicant } from './ask.ts';

const settings = settingsOf('declaration');
export const handler = askTheApplicant({ ...tellNeedsFrom(settings), ...workflowFrom(settings) });
