import { applicantNeedsFrom, siteFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { declarationPages } from './declaration-pages.ts';

const settings = settingsOf('declaration-pages');
export const handler = declarationPages({ ...applicantNeedsFrom(settings), ...siteFrom(settings) });
