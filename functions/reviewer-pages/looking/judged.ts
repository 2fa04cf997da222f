import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { remarksIn } from '../../../domain/acts/reviewer/otherwise.ts';
import { scoredIn } from '../../../domain/acts/reviewer/score-otherwise.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { judgeStated } from '../../../domain/eligibility/unmet/chosen.ts';
import type { CasePage } from '../../../pages/reviewer/case/case-page.ts';
import type { CaseJudged } from '../../../pages/reviewer/case/judged.ts';
import type { CaseVisit } from '../visit/link-visit.ts';

/**
 * The judgement of the last submission, made anew from its copy and its version of the call, with the points that the employer
 * gives lines of its scoring table.
 */
export function judgedIn(
  subject: CaseVisit['subject'],
  employer: Employer | undefined,
): Pick<CasePage, 'judged' | 'employers'> {
  return { judged: judgementOf(subject, employer), employers: scoredIn(subject.timeline, 'employer') };
}

function judgementOf(
  { declaration, call, timeline }: CaseVisit['subject'],
  employer: Employer | undefined,
): CaseJudged | undefined {
  const { eligibility } = call;
  const around = { batch: declaration.batch, employerKind: employer?.kind };
  const judged = judgeStated(call, VOCABULARIES, declaration.submittedDraft ?? {}, around);
  if (!eligibility || !judged) return undefined;
  return {
    judged,
    spoken: { call, eligibility, vocabularies: VOCABULARIES },
    remarks: remarksIn(timeline),
  };
}
