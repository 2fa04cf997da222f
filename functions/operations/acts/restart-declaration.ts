import { executionName } from '../../../casework/executions/signal.ts';
import type { Needs } from '../../../casework/needs.ts';
import { restart } from '../../../domain/acts/operator/restart.ts';
import { operator, performOnce, type Signed } from '../operator.ts';

export interface RestartDeclaration extends Signed {
  readonly declaration: string;
  /** The run that the operator saw. */
  readonly expectedRun: number;
}

/** Gives a declaration a new run in one conditional write, stops the old execution and starts a new one. */
export function restartDeclaration(needs: Pick<Needs, 'records' | 'workflow' | 'now'>) {
  return async (input: RestartDeclaration) => {
    const { declaration: id, expectedRun: run } = input;
    const done = await performOnce(needs, id, input, (subject) =>
      restart(subject, { run }, operator(input), needs.now()),
    );
    if (done.ok)
      await needs.workflow.stop('declaration', executionName(id, run), `Superseded by run ${run + 1}`);
    return done;
  };
}
