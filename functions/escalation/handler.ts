import { tellNeedsFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { escalation } from './escalation.ts';

export const handler = escalation(tellNeedsFrom(settingsOf('escalation')));
