import { caseRecordsFrom, inspectionFrom, materialsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { materialIntake } from './material-intake.ts';

const settings = settingsOf('material-intake');
export const handler = materialIntake({
  ...caseRecordsFrom(settings),
  ...workflowFrom(settings),
  ...materialsFrom(settings),
  ...inspectionFrom(settings),
});
