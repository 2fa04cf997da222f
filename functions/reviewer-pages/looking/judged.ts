import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { remarksIn } from '../../../domain/acts/reviewer/otherwise.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import type { CaseJudged } from '../../../pages/reviewer/case/judged.ts';
import type { CaseVisit } from '../visit/link-visit.ts';

/** The judgement of the last submission, made anew from its copy and its version of the call. */
export function judgedIn({ declaration, call, timeline }: CaseVisit['subject']): CaseJudged | undefined {
  const { eligibility } = call;
  const judged = judgeStated(call, VOCABULARIES, declaration.submittedDraft ?? {});
  if (!eligibility || !judged) return undefined;
  return {
    judged,
    spoken: { call, eligibility, vocabularies: VOCABULARIES },
    remarks: remarksIn(timeline),
  };
}
