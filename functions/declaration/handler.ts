import { recordsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { declaration } from './ask-to-correct.ts';

const settings = settingsOf('declaration');
export const handler = declaration({ ...recordsFrom(settings), ...workflowFrom(settings) });
