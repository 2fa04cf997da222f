import { createDraft } from '../../casework/applicant/create-draft.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { isCallId } from '../../domain/call/call.ts';
import { declaringLock } from '../../domain/call/declaring.ts';
import { isOpen } from '../../domain/call/windows.ts';
import { mayBeginAnew } from '../../domain/declaration/begin-anew.ts';
import type { Case } from '../../domain/declaration/case.ts';
import { PARTS_TAKEN } from '../../domain/declaration/draft/taken.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { refusalPage } from '../../pages/applicant/refusal-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { pageForeignForm, pageNotFound } from '../../web/fault.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import { isOwnForm } from '../../web/session.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { signedIn, toSignIn, type Visit, visitOf } from '../../web/visit.ts';
import { pathOf } from './case-visit.ts';

/** The routes that begin a declaration. */
export function beginRoutes(needs: ApplicantNeeds): ToldRoute[] {
  return [
    {
      method: 'POST',
      path: '/declarations',
      attempt: 'begin',
      answer: async (request, parts) => begin(needs, await visitOf(needs, request, parts)),
    },
  ];
}

async function begin(needs: ApplicantNeeds, visit: Visit): Promise<WebAnswer> {
  const { request, viewer } = visit;
  const form = new URLSearchParams(request.body);
  const call = form.get('call') ?? '';
  if (!isCallId(call)) return pageNotFound(request);
  const own = signedIn(needs, visit);
  if (!own) return toSignIn(`/calls/${call}?expired=act`);
  if (!(await isOwnForm(needs, request, own.session, form.get('seal') ?? '', 'begin', call)))
    return pageForeignForm(request);
  const { account, name } = own.session;
  const fromFile = form.get('useAchievementFile') === 'yes';
  const parts = PARTS_TAKEN.filter((part) => form.get(`take-${part}`) === 'yes');
  const take = { from: form.get('earlier') ?? '', parts };
  const begun = await createDraft(needs)({ call, account, fromFile, take, name }, request.receivedAt);
  if (begun.ok) {
    const { id, version } = begun.value.declaration;
    return seeOther(pathOf(id, version === 1 ? '/draft' : ''));
  }
  const found = await needs.records.calls.current(call);
  if (!found) return pageNotFound(request);
  const sentence = sayRefusal(begun.refusal, found.call.identity.zone.value);
  const content = refusalPage({
    language: viewer.language,
    sentence,
    clause: begun.refusal.clause,
    back: `/calls/${call}`,
  });
  return pageAnswer({ ...viewer, path: `/calls/${call}` }, content, refusalHead(begun.refusal));
}

/** Seals the form that begins another declaration, if the call admits one after this one. */
export async function sealToBegin(
  { declaration, call, locks }: Pick<Case, 'declaration' | 'call' | 'locks'>,
  at: string,
  seal: (...bound: readonly string[]) => Promise<string>,
): Promise<string | undefined> {
  const declaring = declaringLock(call, locks, at);
  return isOpen(declaring, at) && mayBeginAnew(call, declaration, declaring)
    ? seal('begin', call.id)
    : undefined;
}
