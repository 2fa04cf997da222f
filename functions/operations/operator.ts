import type { Needs } from '../../casework/needs.ts';
import { type Along, type Done, perform } from '../../casework/perform.ts';
import type { Case } from '../../domain/declaration/case.ts';
import type { Actor, Change } from '../../domain/declaration/change.ts';
import { accepted, type OperatorRefusal, type OperatorVerdict } from '../../domain/values/verdict.ts';

/** The parts that every act of an operator has. */
export interface Signed {
  readonly by: string;
  readonly reason: string;
  /** The ARN of the operator's execution. */
  readonly execution: string;
}

export interface OperationAnswer {
  readonly outcome: 'done' | 'refused' | 'more' | 'again';
  /** The result in plain words, or why it failed and what to do: Chinese, an empty line, English. */
  readonly says: string;
  readonly refusal?: OperatorRefusal;
}

export function operator({ by, execution }: Signed): Actor {
  return { kind: 'operator', by, execution };
}

/**
 * Performs one act of an operator on one declaration. If this execution's act stands in the timeline already, its
 * task was entered again and the act is done.
 */
export async function performOnce(
  needs: Pick<Needs, 'records' | 'workflow'>,
  id: string,
  signed: Signed,
  rule: (subject: Case) => OperatorVerdict<Change> | Promise<OperatorVerdict<Change>>,
  along: Along = () => [],
): Promise<OperatorVerdict<Done>> {
  const story = await needs.records.declarations.story(id);
  const mine = story?.timeline.find(
    ({ actor }) => actor.kind === 'operator' && actor.execution === signed.execution,
  );
  if (!mine) return perform(needs, id, rule, { along });
  return accepted({ declaration: id, standing: mine.to, version: mine.version, warnings: [] });
}
