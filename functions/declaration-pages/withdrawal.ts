import { randomUUID } from 'node:crypto';
import { fingerprint } from '../../adapters/fingerprint.ts';
import { withdraw } from '../../casework/applicant/withdraw.ts';
import { caseOf } from '../../casework/case.ts';
import type { ApplicantNeeds } from '../../casework/needs.ts';
import { refusedAsItStands } from '../../domain/acts/guard.ts';
import { isDeclaringOpen } from '../../domain/call/declaring.ts';
import { mayMove } from '../../domain/declaration/moves.ts';
import type { Refusal } from '../../domain/values/verdict.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { refusalPage } from '../../pages/applicant/refusal-page.ts';
import { withdrawPage } from '../../pages/applicant/withdraw-page.ts';
import { pageAnswer } from '../../web/answer.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer } from '../../web/gateway-event.ts';
import { refusalHead } from '../../web/refusal-head.ts';
import type { ToldRoute } from '../../web/tell-attempts.ts';
import { keyOf, type OwnCaseVisit, ownPage, ownPost, type PostVisit, pathOf } from './case-visit.ts';

const PATH = '/declarations/{id}/withdraw';

/** The routes of the withdrawal, and of the page that says what it means. */
export function withdrawalRoutes(needs: ApplicantNeeds): ToldRoute[] {
  return [
    ownPage(needs, PATH, (visit) => show(visit, {})),
    ownPost(
      needs,
      {
        path: PATH,
        attempt: 'withdraw',
        purpose: 'withdraw',
        pageOf: ({ id = '' }) => pathOf(id, '/withdraw'),
        again: (visit) => show(visit, { isConfirmed: visit.form.get('confirmed') === 'yes' }),
      },
      (visit) => doWithdraw(needs, visit),
    ),
  ];
}

interface Shown {
  readonly refusal?: Refusal;
  readonly isUnconfirmed?: boolean;
  /** Whether the statement was ticked before a session ended. */
  readonly isConfirmed?: boolean;
}

async function show(
  { subject, viewer, request, id, sealFor }: OwnCaseVisit,
  { refusal, isUnconfirmed = false, isConfirmed = false }: Shown,
): Promise<WebAnswer> {
  const { language } = viewer;
  const { declaration, call, locks } = subject;
  const { standing } = declaration;
  if (!mayMove(standing, 'withdraw')) {
    const why = refusal ?? refusedAsItStands(subject, 'withdraw').refusal;
    const sentence = sayRefusal(why, call.identity.zone.value);
    return pageAnswer(
      viewer,
      refusalPage({ language, sentence, clause: why.clause, back: pathOf(id) }),
      refusalHead(why),
    );
  }
  const content = withdrawPage({
    language,
    at: request.receivedAt,
    subject,
    seal: await sealFor('withdraw', { version: subject.declaration.version }),
    key: randomUUID(),
    mayBeginAgain: isDeclaringOpen(call, locks, request.receivedAt),
    refusal,
    isUnconfirmed,
    isConfirmed,
  });
  return pageAnswer(viewer, content, isUnconfirmed ? { status: 422 } : refusalHead(refusal));
}

async function doWithdraw(needs: ApplicantNeeds, visit: PostVisit): Promise<WebAnswer> {
  const { form, arrival, id, session } = visit;
  if (form.get('confirmed') !== 'yes') return show(visit, { isUnconfirmed: true });
  const bodyHash = fingerprint(JSON.stringify(['withdraw', id, arrival.version]));
  const receipt = { account: session.account, key: keyOf(form), bodyHash };
  const verdict = await withdraw(needs)({ id, arrival, receipt, caseAsRead: visit.subject });
  if (verdict.ok) return seeOther(`${pathOf(id)}?done=withdrawn`);
  const subject = (await caseOf(needs, id)) ?? visit.subject;
  return show({ ...visit, subject }, { refusal: verdict.refusal });
}
