import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { PublishedCall } from '../../../adapters/records/calls.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { personForm } from '../../../domain/achievements/person.ts';
import { isCallId } from '../../../domain/call/call.ts';
import { declaringBatch } from '../../../domain/call/declaring.ts';
import { readStatedFacts } from '../../../domain/declaration/read-stated-facts.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import { leftAside } from '../../../domain/eligibility/left-aside.ts';
import { normalCreditCode } from '../../../domain/identifiers/credit-code.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, refused } from '../../../domain/values/verdict.ts';
import { languageOf } from '../../../web/language.ts';
import { partOf } from '../../../web/routing.ts';
import { summaryOf, viewOfCall } from '../answers/call-view.ts';
import { viewOfJudgement } from '../answers/judgement-view.ts';
import { type ApiRoute, openRoute, ownRoute } from '../request/api-route.ts';
import { readJson } from '../request/reading.ts';

/** The routes of the published calls, and of the register from which an applicant picks the employer. */
export function callRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [listCalls(needs), readCall(needs), judgePerson(needs), findEmployer(needs)];
}

function listCalls(needs: ApplicantNeeds): ApiRoute {
  return openRoute(
    { method: 'GET', path: '/api/v1/calls' },
    {
      says: said('已发布的评审通知', 'The calls that are published'),
      answers: { 200: 'Calls' },
    },
    async ({ request }) => {
      const language = languageOf(request);
      const all = await Promise.all((await needs.records.calls.all()).map((id) => publishedCall(needs, id)));
      const calls = all.filter((each) => each !== undefined);
      const summaries = calls.map(({ call, version }) => summaryOf(call, version, language));
      return accepted({ json: { calls: summaries } });
    },
  );
}

function readCall(needs: ApplicantNeeds): ApiRoute {
  return openRoute(
    { method: 'GET', path: '/api/v1/calls/{call}' },
    {
      says: said(
        '一个评审通知：环节与现行截止时间、级别、专业、材料、承诺，各附条款',
        'One call: stages with the closings that hold now, levels, professions, materials, commitment, each with its clause',
      ),
      answers: { 200: 'Call' },
    },
    async ({ request, parts }) => {
      const found = await publishedCall(needs, partOf(parts, 'call'));
      if (!found) return refused('no-such-call');
      const locks = await needs.records.stages.of(found.call.id);
      return accepted({ json: viewOfCall(found.call, found.version, locks, languageOf(request)) });
    },
  );
}

/** Judges whoever asks, signed in or not. Nothing of what is stated is kept or logged. */
function judgePerson(needs: ApplicantNeeds): ApiRoute {
  return openRoute(
    { method: 'POST', path: '/api/v1/calls/{call}/eligibility', attempt: 'ungoverned' },
    {
      says: said(
        '我能申报吗：按通知的条件逐条途径判断所述情况，不留存；没有写的视为不知道，[] 表示没有',
        'May I declare: judges what is stated by the call’s conditions, route by route, and keeps nothing. What is left out is not known; [] says that there is none',
      ),
      body: personForm,
      answers: { 200: 'Judgement' },
    },
    async ({ request, parts }) => {
      const found = await publishedCall(needs, partOf(parts, 'call'));
      if (!found) return refused('no-such-call');
      const { eligibility } = found.call;
      if (!eligibility) return refused('judges-nobody');
      const json = readJson(request);
      if (!json.ok) return json;
      const read = readStatedFacts(json.value, found.call, VOCABULARIES);
      if (!read.ok) return refused('malformed', { defects: read.defects });
      const batch = found.call.batches
        ? declaringBatch(found.call, await needs.records.stages.of(found.call.id), request.receivedAt)
        : undefined;
      const judged = judgeAll(found.call, eligibility, VOCABULARIES, read.person, { batch });
      const view = viewOfJudgement(found, eligibility, judged, languageOf(request));
      return accepted({ json: { ...view, leftAside: leftAside({ ...read.person }, found.call) } });
    },
  );
}

function findEmployer(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/employers/{code}' },
    {
      says: said('按统一社会信用代码查登记的单位', 'A registered employer by its credit code'),
      answers: { 200: 'Employer' },
    },
    async ({ parts }) => {
      const code = normalCreditCode(partOf(parts, 'code'));
      const employer = isKeyable(code) ? await needs.records.people.employer(code) : undefined;
      if (!employer) return refused('no-such-employer');
      const { name, kind, district, affiliation } = employer;
      return accepted({ json: { code: employer.code, name, kind, district, affiliation } });
    },
  );
}

/** The current version of a call; undefined if there is none. */
async function publishedCall({ records }: ApplicantNeeds, id: string): Promise<PublishedCall | undefined> {
  return isCallId(id) ? records.calls.current(id) : undefined;
}

/** Whether an id can be a key of the records. A key has a length, so other text is not looked up. */
export function isKeyable(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}
