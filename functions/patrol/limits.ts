import type { RunningTime } from '../../casework/executions/running-time.ts';

/**
 * A patrol ends before the next one begins. Its margin is the longest that one record may take: a letter of 12 seconds,
 * and five calls that a busy table lets wait for up to 10. A record that is cut off all the same goes on in the next
 * patrol.
 */
export const PATROL_TIME: RunningTime = { timeoutSeconds: 300, marginSeconds: 60 };
