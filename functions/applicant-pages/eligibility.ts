import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import type { ApplicantPagesNeeds } from '../../casework/needs.ts';
import type { Person } from '../../domain/achievements/person.ts';
import { isCallId } from '../../domain/call/call.ts';
import { declaringBatch, isDeclaringOpen } from '../../domain/call/declaring.ts';
import { readStatedFacts } from '../../domain/declaration/read-stated-facts.ts';
import { judgeAll } from '../../domain/eligibility/judgement.ts';
import { levelsHeld } from '../../domain/eligibility/level-held.ts';
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
  const read = readStatedFacts(factsTyped(typed, ''), call, VOCABULARIES);
  const { language } = viewer;
  const page: EligibilityPage = {
    ...{ language, spoken, typed, defects: read.ok ? [] : read.defects },
    ...(read.ok && request.method === 'POST' ? await answered(needs, visit, spoken, read.person) : {}),
  };
  const path = `/calls/${id}/eligibility`;
  return pageAnswer({ ...viewer, path }, eligibilityPage(page), { status: read.ok ? 200 : 422 });
}

/** The judgement of a person, and where declaring begins if it is open. */
async function answered(
  { records }: ApplicantPagesNeeds,
  { viewer, request }: Visit,
  { call, eligibility, vocabularies }: EligibilityPage['spoken'],
  person: Person,
): Promise<Pick<EligibilityPage, 'judged' | 'held' | 'begins'>> {
  const locks = await records.stages.of(call.id);
  const isBegun = isDeclaringOpen(call, locks, request.receivedAt);
  const batch = declaringBatch(call, locks, request.receivedAt);
  const levels = call.levels.value.map(({ id }) => id);
  const who = viewer.session ? 'signed-in' : 'signed-out';
  return {
    judged: judgeAll(call, eligibility, vocabularies, person, { batch }),
    held: levelsHeld(levels, person, eligibility, vocabularies),
    begins: isBegun ? who : undefined,
  };
}
