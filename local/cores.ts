import { authorityReview } from '../functions/authority-review/ask-the-body.ts';
import { deadlineLock } from '../functions/deadline-lock/deadline-lock.ts';
import { declaration } from '../functions/declaration/ask-to-correct.ts';
import { employerReview } from '../functions/employer-review/ask-the-employer.ts';
import { escalation } from '../functions/escalation/ask-the-ladder.ts';
import type { Needs } from '../functions/needs.ts';
import { noticeTimer } from '../functions/notice-timer/ask-about-the-notice.ts';
import { operations } from '../functions/operations/operations.ts';
import type { TaskName } from '../infra/functions.ts';
import type { Invoke } from './clock.ts';

/** Runs the tasks of the state machines in this process, on the same cores that the handlers wrap in the cloud. */
export function coresOf(needs: Needs): Invoke {
  const tasks: Record<TaskName, (payload: never) => Promise<unknown>> = {
    DeclarationFunction: declaration(needs),
    EmployerReviewFunction: employerReview(needs),
    AuthorityReviewFunction: authorityReview(needs),
    NoticeTimerFunction: noticeTimer(needs),
    EscalationFunction: escalation(needs),
    DeadlineLockFunction: deadlineLock(needs),
    OperationsFunction: operations(needs),
  };
  return async (name, payload) => {
    const task = Object.hasOwn(tasks, name) ? tasks[name as TaskName] : undefined;
    if (!task) throw new Error(`No task runs as ${name}`);
    // Through JSON, as Lambda would: nothing but data passes.
    const answer = await task(JSON.parse(JSON.stringify(payload ?? null)) as never);
    return answer === undefined ? null : JSON.parse(JSON.stringify(answer));
  };
}
