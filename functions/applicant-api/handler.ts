import { applicantNeedsFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { applicantApi } from './applicant-api.ts';

export const handler = applicantApi(applicantNeedsFrom(settingsOf('applicant-api')));
