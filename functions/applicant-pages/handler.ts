import { identityFrom, keysFrom, recordsFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantPages } from './applicant-pages.ts';

const settings = settingsOf('applicant-pages');
export const handler = applicantPages({
  ...recordsFrom(settings),
  ...keysFrom(settings),
  ...identityFrom(settings),
});
