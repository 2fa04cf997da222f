import { mailFrom, metricsFrom, ofTheCloud, recordsFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { watch } from './watch.ts';

const settings = settingsOf('watch');
export const handler = watch({
  ...ofTheCloud,
  ...recordsFrom(settings),
  ...mailFrom(settings),
  ...metricsFrom(settings),
  operators: settings.OPERATORS,
});
