import { type Invocation, stopsAt } from '../../casework/executions/running-time.ts';
import { ofTheCloud, smsFrom, tellNeedsFrom, workflowFrom } from '../open-needs.ts';
import { settingsOf } from '../settings.ts';
import { PATROL_TIME } from './limits.ts';
import { patrol } from './patrol.ts';

const settings = settingsOf('patrol');
const run = patrol({
  ...tellNeedsFrom(settings),
  ...workflowFrom(settings),
  ...smsFrom(settings),
});
export const handler = (_event: unknown, invocation: Invocation) =>
  run(stopsAt(invocation, PATROL_TIME, ofTheCloud.now()));
