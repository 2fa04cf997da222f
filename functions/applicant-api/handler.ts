import {
  caseRecordsFrom,
  identityFrom,
  keysFrom,
  materialsFrom,
  ofTheCloud,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantApi } from './applicant-api.ts';

const settings = settingsOf('applicant-api');
export const handler = applicantApi({
  ...ofTheCloud,
  ...caseRecordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...materialsFrom(settings),
  ...identityFrom(settings),
});
