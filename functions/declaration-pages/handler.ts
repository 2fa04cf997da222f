import { applicantNeedsFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { declarationPages } from './declaration-pages.ts';

export const handler = declarationPages(applicantNeedsFrom(settingsOf('declaration-pages')));
