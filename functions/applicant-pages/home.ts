import { earlierFor } from '../../casework/applicant/earlier-for.ts';
import { caseOf } from '../../casework/case.ts';
import type { ApplicantPagesNeeds, CaseNeeds } from '../../casework/needs.ts';
import { isCallId } from '../../domain/call/call.ts';
import { declaringLock } from '../../domain/call/declaring.ts';
import { mayBeginAnew } from '../../domain/declaration/begin-anew.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { callPage } from '../../pages/applicant/call-page.ts';
import { homePage, type OpenCall } from '../../pages/applicant/home-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageNotFound } from '../../web/fault.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { partOf, type Route } from '../../web/routing.ts';
import { openPage, signedIn, type Visit } from '../../web/visit.ts';

/** The routes of the home page and of the calls. */
export function homeRoutes(needs: ApplicantPagesNeeds): Route[] {
  return [
    openPage(needs, '/', (visit) => home(needs, visit)),
    openPage(needs, '/calls/{call}', (visit) => oneCall(needs, visit)),
  ];
}

async function home(needs: ApplicantPagesNeeds, visit: Visit): Promise<WebAnswer> {
  const { viewer, request } = visit;
  const calls = await openCallsOf(needs);
  const own = signedIn(needs, visit);
  const declarations = own ? await declarationsOf(needs, own.session.account) : [];
  const seals =
    own &&
    Object.fromEntries(
      await Promise.all(calls.map(async ({ call }) => [call.id, await own.seal('begin', call.id)])),
    );
  const { language } = viewer;
  const hasFile = await keepsFile(needs, visit);
  const earlier = Object.fromEntries(calls.map(({ call }) => [call.id, earlierFor(call, declarations)]));
  return pageAnswer(
    viewer,
    homePage({ language, at: request.receivedAt, calls, declarations, seals, hasFile, earlier }),
  );
}

/** Whether the reader has an achievement file, which a new draft may begin with. */
async function keepsFile({ records }: ApplicantPagesNeeds, { viewer, request }: Visit): Promise<boolean> {
  const { session } = viewer;
  return (
    session !== undefined &&
    (await records.achievementFiles.get(session.account, request.receivedAt)) !== undefined
  );
}

/** Reads every published call with its locks. */
export async function openCallsOf({ records }: ApplicantPagesNeeds): Promise<OpenCall[]> {
  const ids = await records.calls.all();
  const found = await Promise.all(ids.map((id) => callOf({ records }, id)));
  return found.filter((each) => each !== undefined);
}

async function callOf({ records }: Pick<CaseNeeds, 'records'>, id: string): Promise<OpenCall | undefined> {
  const published = await records.calls.current(id);
  return published && { call: published.call, locks: await records.stages.of(id) };
}

async function declarationsOf(needs: ApplicantPagesNeeds, account: string): Promise<Case[]> {
  const ids = await needs.records.declarations.allOfAccount(account);
  const found = await Promise.all(ids.map((id) => caseOf(needs, id)));
  return found.filter((each) => each !== undefined);
}

/** Finds the account's present declaration under a call. */
async function ownUnder(
  needs: ApplicantPagesNeeds,
  account: string,
  call: string,
): Promise<Case | undefined> {
  const id = await needs.records.declarations.ofAccount(account, call);
  return id === undefined ? undefined : caseOf(needs, id);
}

async function oneCall(needs: ApplicantPagesNeeds, visit: Visit): Promise<WebAnswer> {
  const { viewer, request, parts } = visit;
  const id = partOf(parts, 'call');
  const found = isCallId(id) ? await callOf(needs, id) : undefined;
  if (!found) return pageNotFound(request);
  const own = signedIn(needs, visit);
  const present = own && (await ownUnder(needs, own.session.account, id))?.declaration;
  const declaring = declaringLock(found.call, found.locks, request.receivedAt);
  const isBegun = present !== undefined && !mayBeginAnew(found.call, present, declaring);
  const earlier = own && !isBegun ? await declarationsOf(needs, own.session.account) : [];
  return pageAnswer(
    viewer,
    callPage({
      language: viewer.language,
      at: request.receivedAt,
      ...found,
      own: isBegun ? present.id : undefined,
      seal: await own?.seal('begin', id),
      hasFile: await keepsFile(needs, visit),
      earlier: earlierFor(found.call, earlier),
    }),
  );
}
