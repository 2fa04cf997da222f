import * as v from 'valibot';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import { type Person, personForm } from '../../domain/achievements/person.ts';
import { type Call, isCallId, stageOfActor } from '../../domain/call/call.ts';
import { isOpen, lockOf } from '../../domain/call/windows.ts';
import { scoreDefects } from '../../domain/declaration/fact-defects.ts';
import { judgeAll } from '../../domain/eligibility/judgement.ts';
import { levelsHeld } from '../../domain/eligibility/level-held.ts';
import { unknownTerms } from '../../domain/eligibility/unknown-terms.ts';
import { defectOf } from '../../domain/typed/form-defect.ts';
import type { Defect } from '../../domain/values/defect.ts';
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
  const defects = read.success ? defectsOf(read.output, call) : read.issues.map(defectOf);
  const isRead = read.success && defects.length === 0;
  const page: EligibilityPage = {
    ...{ language, spoken, typed, defects },
    ...(isRead && request.method === 'POST' ? await answered(needs, visit, spoken, read.output) : {}),
  };
  const path = `/calls/${id}/eligibility`;
  return pageAnswer({ ...viewer, path }, eligibilityPage(page), { status: isRead ? 200 : 422 });
}

/** The judgement of a person, and where declaring begins if it is open. */
async function answered(
  { records }: ApplicantPagesNeeds,
  { viewer, request }: Visit,
  { call, eligibility, vocabularies }: EligibilityPage['spoken'],
  person: Person,
): Promise<Pick<EligibilityPage, 'judged' | 'held' | 'begins'>> {
  const lock = lockOf(await records.stages.of(call.id), stageOfActor(call, 'applicant').id);
  const levels = call.levels.value.map(({ id }) => id);
  const who = viewer.session ? 'signed-in' : 'signed-out';
  return {
    judged: judgeAll(call, eligibility, vocabularies, person),
    held: levelsHeld(levels, person, eligibility, vocabularies),
    begins: isOpen(lock, request.receivedAt) ? who : undefined,
  };
}

/** What is wrong in what can be read: choices that no list of the page has, and a self-score above the most. */
function defectsOf(person: Person, call: Call): Defect[] {
  const detail = { zh: '请在所列的选项中选一项。', en: 'must be one of the choices.' };
  const choices = unknownTerms(person, VOCABULARIES, call);
  return [
    ...choices.map(({ at }): Defect => ({ at, because: 'malformed', detail })),
    ...scoreDefects(person, call),
  ];
}
