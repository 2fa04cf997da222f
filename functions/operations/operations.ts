import type { Needs } from '../../casework/needs.ts';
import { type Said, said } from '../../domain/values/said.ts';
import type { OperatorVerdict } from '../../domain/values/verdict.ts';
import { acceptIdentityNumber } from './acts/accept-identity-number.ts';
import { admitCase } from './acts/admit-case.ts';
import { confirmPayment } from './acts/confirm-payment.ts';
import { freeClaim } from './acts/free-claim.ts';
import { grantLateEntry } from './acts/grant-late-entry.ts';
import { moveDeadline } from './acts/move-deadline.ts';
import { publishCalendar } from './acts/publish-calendar.ts';
import { publishCall } from './acts/publish-call.ts';
import { receivePapers } from './acts/receive-papers.ts';
import { registerEmployers } from './acts/register-employers.ts';
import { reissueLink } from './acts/reissue-link.ts';
import { restartDeclaration } from './acts/restart-declaration.ts';
import { type CountingInput, countAnew } from './count-anew.ts';
import { type Operation, readOperation } from './input/read-operation.ts';
import { beginRehash, type RehashInput, rehash } from './rehash.ts';
import {
  counted,
  inBoth,
  inForce,
  type OperationReply,
  refusal,
  rehashBegun,
  rehashed,
  replyToMovedDeadline,
  sayPublished,
  told,
} from './replies.ts';
import { correctSanction } from './sanctions/correct-sanction.ts';
import { endSanction } from './sanctions/end-sanction.ts';
import { enterSanctions } from './sanctions/enter-sanctions.ts';
import { recordReply } from './sanctions/record-reply.ts';
import { sayCorrected, sayEnded, sayEntered, sayReply, sayShared } from './sanctions/say-sanctions.ts';
import { shareSanctions } from './sanctions/share-sanctions.ts';
import { type CasesInput, tellCases } from './tell-cases.ts';

/** A task of the operators' machine. An operator's input is always an act, whatever it says of itself. */
export type OperationTask =
  | { readonly task: 'act'; readonly input: unknown; readonly execution: string }
  | { readonly task: 'tell-cases'; readonly cases: CasesInput | CountingInput | RehashInput };

type OperationNeeds = Pick<Needs, 'records' | 'timetable' | 'workflow' | 'materials' | 'keys' | 'now'>;

/** Carries out an operator's act once, and says in plain words how it went. */
export function operations(needs: OperationNeeds) {
  const acts = {
    publishCalendar: publishCalendar(needs),
    publish: publishCall(needs),
    move: moveDeadline(needs),
    grant: grantLateEntry(needs),
    restart: restartDeclaration(needs),
    register: registerEmployers(needs),
    reissue: reissueLink(needs),
    freeClaim: freeClaim(needs),
    acceptNumber: acceptIdentityNumber(needs),
    enterSanctions: enterSanctions(needs),
    correctSanction: correctSanction(needs),
    endSanction: endSanction(needs),
    shareSanctions: shareSanctions(needs),
    recordReply: recordReply(needs),
    admit: admitCase(needs),
    confirmPayment: confirmPayment(needs),
    receivePapers: receivePapers(needs),
  };
  const tell = tellCases(needs);
  const count = countAnew(needs);
  const move = rehash(needs);
  const act = async (typed: unknown, execution: string): Promise<OperationReply> => {
    const read = readOperation(typed, execution);
    if (!read.ok) return refusal(read.refusal);
    const input = read.value;
    const zone = await zoneOf(needs, input);
    const reply = <T>(verdict: OperatorVerdict<T>, says: (value: T) => Said): OperationReply =>
      verdict.ok
        ? { outcome: 'done', says: inBoth(says(verdict.value)), cases: {} }
        : refusal(verdict.refusal, zone);
    switch (input.act) {
      case 'publish-calendar':
        return inForce(await acts.publishCalendar(input));
      case 'publish-call':
        return reply(await acts.publish(input), sayPublished);
      case 'grant-late-entry':
        return reply(await acts.grant(input), () => said('已准许逾期申报一次', 'One late entry granted'));
      case 'restart-declaration':
        return reply(await acts.restart(input), () => said('已重新驱动', 'Started again'));
      case 'register-employers':
        return reply(await acts.register(input), ({ employers, bodies }) =>
          said(
            `已登记${employers}个用人单位、${bodies}个部门`,
            `Registered ${employers} employers and ${bodies} bodies`,
          ),
        );
      case 'reissue-link':
        return reply(await acts.reissue(input), () =>
          said('已补发链接，此前的链接失效', 'New link sent, the old one revoked'),
        );
      case 'free-claim':
        return reply(await acts.freeClaim(input), () =>
          said(
            '已解除占用，双方均会收到通知；申报人现在可以提交',
            'The number is free and both people are told; the declaration can be submitted now',
          ),
        );
      case 'accept-identity-number':
        return reply(await acts.acceptNumber(input), () =>
          said(
            '已核准这一证件号码，申报人现在可以提交',
            'The number is let through; it can be submitted now',
          ),
        );
      case 'enter-sanctions':
        return reply(await acts.enterSanctions(input), sayEntered);
      case 'correct-sanction':
        return reply(await acts.correctSanction(input), sayCorrected);
      case 'end-sanction':
        return reply(await acts.endSanction(input), sayEnded);
      case 'share-sanctions':
        return reply(await acts.shareSanctions(input), sayShared);
      case 'record-reply':
        return reply(await acts.recordReply(input), sayReply);
      case 'admit-case':
        return reply(await acts.admit(input), () =>
          said('已准许这份申报，申报人现在可以提交', 'The case is admitted; it can be submitted now'),
        );
      case 'confirm-payment':
        return reply(await acts.confirmPayment(input), () => said('已确认缴费', 'The payment is confirmed'));
      case 'receive-papers':
        return reply(await acts.receivePapers(input), () =>
          said('已登记收到材料', 'The papers are recorded as received'),
        );
      case 'rehash-identities':
        return rehashBegun(await beginRehash(needs));
      case 'move-deadline':
        return replyToMovedDeadline(input, await acts.move(input), needs.now(), zone);
    }
  };
  return async (asked: OperationTask): Promise<OperationReply> => {
    if (asked.task === 'act') return act(asked.input, asked.execution);
    if ('rehash' in asked.cases) return rehashed(await move(asked.cases));
    if ('calendar' in asked.cases) return counted(await count(asked.cases));
    return told(await tell(asked.cases), await zoneOfCall(needs, asked.cases.call));
  };
}

/** The zone in which an answer states its instants: that of the call which the act is about. */
async function zoneOf(needs: OperationNeeds, input: Operation): Promise<string | undefined> {
  if ('call' in input) return zoneOfCall(needs, input.call);
  if (!('declaration' in input)) return undefined;
  return zoneOfCall(needs, (await needs.records.declarations.get(input.declaration))?.call);
}

async function zoneOfCall(
  { records }: OperationNeeds,
  call: string | undefined,
): Promise<string | undefined> {
  if (call === undefined) return undefined;
  return (await records.calls.current(call))?.call.identity.zone.value;
}
