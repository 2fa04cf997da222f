import {
  keysFrom,
  materialsFrom,
  ofTheCloud,
  recordsFrom,
  timetableFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { operations } from './operations.ts';

const settings = settingsOf('operations');
export const handler = operations({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...timetableFrom(settings),
  ...materialsFrom(settings),
  ...keysFrom(settings),
});
