import { type RunningTime, stopsAt } from '../../casework/executions/running-time.ts';
import type { Needs } from '../../casework/needs.ts';
import { applicantApi } from '../../functions/applicant-api/applicant-api.ts';
import { applicantPages } from '../../functions/applicant-pages/applicant-pages.ts';
import { deadlineLock, type LockTask } from '../../functions/deadline-lock/deadline-lock.ts';
import { LOCK_TIME } from '../../functions/deadline-lock/limits.ts';
import { declarationPages } from '../../functions/declaration-pages/declaration-pages.ts';
import { escalation } from '../../functions/escalation/escalation.ts';
import { materialInspection } from '../../functions/material-inspection/material-inspection.ts';
import type { WarmWorker } from '../../functions/material-inspection/warm-worker.ts';
import { materialIntake } from '../../functions/material-intake/material-intake.ts';
import { operations } from '../../functions/operations/operations.ts';
import { PATROL_TIME } from '../../functions/patrol/limits.ts';
import { patrol } from '../../functions/patrol/patrol.ts';
import { reviewerPages } from '../../functions/reviewer-pages/reviewer-pages.ts';
import { askForTheResult, askTheApplicant, askTheBody, askTheEmployer } from '../../functions/waits/ask.ts';
import { watch } from '../../functions/watch/watch.ts';
import { type FunctionName, pathsTo, WEB_FUNCTIONS, type WebFunctionName } from '../../infra/functions.ts';
import type { WebFunction } from './http/front.ts';
import type { Invoke } from './invoke.ts';

type Behind = Exclude<FunctionName, WebFunctionName>;

/** The functions that people speak to, by the paths under which the front, like the gateway, leads to each. */
export function webCoresOf(
  needs: Needs,
  around: (name: WebFunctionName, core: WebFunction) => WebFunction = (_, core) => core,
): Record<string, WebFunction> {
  const cores: Record<WebFunctionName, WebFunction> = {
    ApplicantApiFunction: applicantApi(needs),
    ApplicantPagesFunction: applicantPages(needs),
    DeclarationPagesFunction: declarationPages(needs),
    ReviewerPagesFunction: reviewerPages(needs),
  };
  return Object.fromEntries(
    WEB_FUNCTIONS.flatMap((name) => {
      const core = around(name, cores[name]);
      return pathsTo(name).map((path) => [path, core]);
    }),
  );
}

/**
 * Runs the functions that machines, clocks and storage start, in this process. Their cores are those that the
 * handlers wrap in the cloud.
 */
export function coresOf(needs: Needs, files: WarmWorker): Invoke {
  const [lock, patrolled] = [deadlineLock(needs), patrol(needs)];
  // A function has just begun when it is invoked, as on AWS.
  const stopOf = (time: RunningTime) =>
    stopsAt({ getRemainingTimeInMillis: () => time.timeoutSeconds * 1000 }, time, needs.now());
  const cores: Record<Behind, (payload: never) => Promise<unknown>> = {
    DeclarationFunction: askTheApplicant(needs),
    EmployerReviewFunction: askTheEmployer(needs),
    AuthorityReviewFunction: askTheBody(needs),
    NoticeTimerFunction: askForTheResult(needs),
    EscalationFunction: escalation(needs),
    DeadlineLockFunction: (task: LockTask) => lock(task, stopOf(LOCK_TIME)),
    OperationsFunction: operations(needs),
    PatrolFunction: () => patrolled(stopOf(PATROL_TIME)),
    WatchFunction: watch(needs),
    MaterialIntakeFunction: materialIntake(needs),
    MaterialInspectionFunction: materialInspection(files),
  };
  return async (name, payload) => {
    const core = Object.hasOwn(cores, name) ? cores[name as Behind] : undefined;
    if (!core) throw new Error(`No function runs as ${name}`);
    // Only data pass, through JSON, as with Lambda.
    const answer = await core(JSON.parse(JSON.stringify(payload ?? null)) as never);
    return answer === undefined ? null : JSON.parse(JSON.stringify(answer));
  };
}
