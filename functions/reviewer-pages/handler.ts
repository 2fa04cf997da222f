import {
  inspectionFrom,
  keysFrom,
  mailFrom,
  materialsFrom,
  ofTheCloud,
  recordsFrom,
  siteFrom,
  smsTemplatesFrom,
  workflowFrom,
} from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { reviewerPages } from './reviewer-pages.ts';

const settings = settingsOf('reviewer-pages');
export const handler = reviewerPages({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...workflowFrom(settings),
  ...keysFrom(settings),
  ...siteFrom(settings),
  ...materialsFrom(settings),
  ...inspectionFrom(settings),
  ...mailFrom(settings),
  ...smsTemplatesFrom(settings),
  operators: settings.OPERATORS,
});
