import type { Needs } from '../../../casework/needs.ts';
import { operations } from '../../../functions/operations/operations.ts';
import type { CasesInput } from '../../../functions/operations/tell-cases.ts';

interface Typed {
  readonly execution: string;
  readonly [name: string]: unknown;
}

/** The operators' function as their machine calls it, for an execution of this name and without one. */
export function operating(needs: Needs) {
  const operate = operations(needs);
  const act = ({ execution, ...input }: Typed) => operate({ task: 'act', input, execution });
  return {
    act,
    /** Acts, then runs the pages of cases that follow one another. An answer of `again` is returned. */
    async actAndTell(typed: Typed) {
      let answer = await act(typed);
      while (answer.outcome === 'more')
        answer = await operate({ task: 'tell-cases', cases: answer.cases as CasesInput });
      return answer;
    },
  };
}

/** The act with the word that its effect asks for; as it is where there is nothing to confirm. */
export async function confirming<T extends { readonly act: string }>(needs: Needs, input: T): Promise<T> {
  const asked = await operating(needs).act({ by: '询问', reason: '询问', execution: 'asks', ...input });
  const word = asked.refusal?.because === 'unconfirmed' ? asked.refusal.facts?.confirms : undefined;
  return word === undefined ? input : { ...input, confirms: word };
}
