import * as v from 'valibot';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { type Person, personForm } from '../../domain/achievements/person.ts';
import { type Call, isCallId } from '../../domain/call/call.ts';
import { judgeAll } from '../../domain/eligibility/judgement.ts';
import { unknownTerms } from '../../domain/eligibility/unknown-terms.ts';
import { defectOf } from '../../domain/typed/form-defect.ts';
import type { Language } from '../../domain/values/said.ts';
import { sayDefectAtField } from '../../domain/wording/say-defect.ts';
import { type EligibilityPage, eligibilityPage } from '../../pages/applicant/eligibility-page.ts';
import { factsTyped, readFacts } from '../../pages/facts/typed-facts.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageNotFound } from '../../web/fault.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { partOf, type Route } from '../../web/routing.ts';
import { openPage, type Visit, visitOf } from '../../web/visit.ts';

const PATH = '/calls/{call}/eligibility';

/**
 * The routes of the page that tells anybody whether he or she may declare. The form changes nothing and nothing of it is
 * kept, so it needs no seal.
 */
export function eligibilityRoutes(needs: ApplicantPagesNeeds): Route[] {
  return [
    openPage(needs, PATH, (visit) => answerTo(needs, visit, new URLSearchParams())),
    {
      method: 'POST',
      path: PATH,
      answer: async (request, parts) =>
        answerTo(needs, await visitOf(needs, request, parts), new URLSearchParams(request.body)),
    },
  ];
}

async function answerTo(needs: ApplicantPagesNeeds, visit: Visit, form: URLSearchParams): Promise<WebAnswer> {
  const { viewer, request, parts } = visit;
  const id = partOf(parts, 'call');
  const call = isCallId(id) ? (await needs.records.calls.current(id))?.call : undefined;
  const { eligibility } = call ?? {};
  if (!call || !eligibility) return pageNotFound(request);
  const typed = readFacts(form, {}, '');
  const spoken = { call, eligibility, vocabularies: VOCABULARIES };
  const read = v.safeParse(personForm, factsTyped(typed, ''));
  const { language } = viewer;
  const errors = read.success ? choicesWrong(read.output, call, language) : errorsOf(read.issues, language);
  const isRead = read.success && Object.keys(errors).length === 0;
  const page: EligibilityPage = {
    ...{ language, spoken, typed, errors },
    ...(isRead && request.method === 'POST'
      ? { judged: judgeAll(call, eligibility, VOCABULARIES, read.output) }
      : {}),
  };
  const path = `/calls/${id}/eligibility`;
  return pageAnswer({ ...viewer, path }, eligibilityPage(page), { status: isRead ? 200 : 422 });
}

/** Choices that no list of the page has. */
function choicesWrong(person: Person, call: Call, language: Language): Record<string, string> {
  const wrong = language === 'zh' ? '请在所列的选项中选一项。' : 'It must be one of the choices.';
  return Object.fromEntries(unknownTerms(person, VOCABULARIES, call).map(({ at }) => [at, wrong]));
}

function errorsOf(issues: readonly v.BaseIssue<unknown>[], language: Language): Record<string, string> {
  const defects = issues.map(defectOf);
  return Object.fromEntries(defects.map((defect) => [defect.at, sayDefectAtField(defect)[language]]));
}
