import type { Case } from '../../../domain/acts/guard.ts';
import { PATTERNS, stageOfActor } from '../../../domain/call.ts';
import { admitsAnother } from '../../../domain/moves.ts';
import { sayRefusal } from '../../../domain/say-refusal.ts';
import { isOpen, lockOf } from '../../../domain/windows.ts';
import { callPage } from '../../../pages/applicant/call-page.ts';
import { homePage, type OpenCall } from '../../../pages/applicant/home-page.ts';
import { refusalPage } from '../../../pages/applicant/refusal-page.ts';
import { caseOf } from '../../case.ts';
import { seeOther, type WebAnswer } from '../../gateway.ts';
import type { ApplicantNeeds, Needs } from '../../needs.ts';
import type { Route } from '../../routing.ts';
import { createDraft } from '../create-draft.ts';
import { isOwnForm } from '../session.ts';
import { pageAnswer } from './answer.ts';
import { pageForeignForm, pageNotFound } from './fault.ts';
import { openPage, pathOf, signedIn, toSignIn, type Visit, visitOf } from './visit.ts';

/** The start page, the calls, and the beginning of a declaration. */
export function homeRoutes(needs: ApplicantNeeds): Route[] {
  return [
    openPage(needs, '/', (visit) => home(needs, visit)),
    openPage(needs, '/calls/{call}', (visit) => oneCall(needs, visit)),
    {
      method: 'POST',
      path: '/declarations',
      answer: async (request, parts) => beginDeclaration(needs, await visitOf(needs, request, parts)),
    },
  ];
}

async function home(needs: ApplicantNeeds, visit: Visit): Promise<WebAnswer> {
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
  return pageAnswer(viewer, homePage({ language, at: request.receivedAt, calls, declarations, seals }));
}

/** Every published call with its locks. */
async function openCallsOf({ records }: ApplicantNeeds): Promise<OpenCall[]> {
  const ids = await records.calls.all();
  const found = await Promise.all(ids.map((id) => callOf({ records }, id)));
  return found.filter((each) => each !== undefined);
}

async function callOf({ records }: Pick<Needs, 'records'>, id: string): Promise<OpenCall | undefined> {
  const published = await records.calls.current(id);
  return published && { call: published.call, locks: await records.stages.of(id) };
}

async function declarationsOf(needs: ApplicantNeeds, account: string): Promise<Case[]> {
  const ids = await needs.records.declarations.allOfAccount(account);
  const found = await Promise.all(ids.map((id) => caseOf(needs, id)));
  return found.filter((each) => each !== undefined);
}

/** The account's present declaration under a call. */
async function ownUnder(needs: ApplicantNeeds, account: string, call: string): Promise<Case | undefined> {
  const id = await needs.records.declarations.ofAccount(account, call);
  return id === undefined ? undefined : caseOf(needs, id);
}

async function oneCall(needs: ApplicantNeeds, visit: Visit): Promise<WebAnswer> {
  const { viewer, request, parts } = visit;
  const id = parts.call ?? '';
  const found = isCallId(id) ? await callOf(needs, id) : undefined;
  if (!found) return pageNotFound(request);
  const own = signedIn(needs, visit);
  const present = own && (await ownUnder(needs, own.session.account, id))?.declaration;
  return pageAnswer(
    viewer,
    callPage({
      language: viewer.language,
      at: request.receivedAt,
      ...found,
      own: present && !admitsAnother(present.standing) ? present.id : undefined,
      seal: await own?.seal('begin', id),
    }),
  );
}

/** A key has a length: what is no id of a call is not looked for. */
function isCallId(id: string): boolean {
  return id.length <= 100 && PATTERNS.id.test(id);
}

async function beginDeclaration(needs: ApplicantNeeds, visit: Visit): Promise<WebAnswer> {
  const { request, viewer } = visit;
  const form = new URLSearchParams(request.body);
  const call = form.get('call') ?? '';
  if (!isCallId(call)) return pageNotFound(request);
  const own = signedIn(needs, visit);
  if (!own) return toSignIn(`/calls/${call}?expired=act`);
  if (!(await isOwnForm(needs, request, own.session, form.get('seal') ?? '', 'begin', call)))
    return pageForeignForm(request);
  const { account } = own.session;
  const begun = await createDraft(needs)({ call, account }, request.receivedAt);
  if (begun.ok) return seeOther(pathOf(begun.value.id, begun.value.version === 1 ? '/draft' : ''));
  const found = await callOf(needs, call);
  if (!found) return pageNotFound(request);
  const sentence = sayRefusal(begun.refusal, found.call.identity.zone.value);
  const leaf = refusalPage({
    language: viewer.language,
    sentence,
    clause: begun.refusal.clause,
    back: `/calls/${call}`,
  });
  return pageAnswer({ ...viewer, path: `/calls/${call}` }, leaf, { status: 409 });
}

/** Seals the form that begins another declaration, while the call admits one. */
export async function sealToBegin(
  { call, locks }: Pick<Case, 'call' | 'locks'>,
  at: string,
  seal: (...bound: readonly string[]) => Promise<string>,
): Promise<string | undefined> {
  return isOpen(lockOf(locks, stageOfActor(call, 'applicant').id), at) ? seal('begin', call.id) : undefined;
}
