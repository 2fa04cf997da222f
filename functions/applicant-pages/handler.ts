import { caseRecordsFrom, identityFrom, keysFrom, siteFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantPages } from './applicant-pages.ts';

const settings = settingsOf('applicant-pages');
export const handler = applicantPages({
  ...caseRecordsFrom(settings),
  ...keysFrom(settings),
  ...siteFrom(settings),
  ...identityFrom(settings),
});
