import { caseRecordsFrom, identityFrom, keysFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantPages } from './applicant-pages.ts';

const settings = settingsOf('applicant-pages');
export const handler = applicantPages({
  ...caseRecordsFrom(settings),
  ...keysFrom(settings),
  ...identityFrom(settings),
});
