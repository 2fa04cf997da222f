import { citation, type Step } from '../call/call.ts';
import { feeOf } from '../call/steps.ts';
import type { Arrival, Case } from '../declaration/case.ts';
import type { Change, Gate } from '../declaration/change.ts';
import type { Confirmation } from '../declaration/confirmation.ts';
import { moved } from '../declaration/moves.ts';
import { hasLostClaim } from '../declaration/sealed-identity.ts';
import { aheadOf, levelOf, nextOf, presentStep } from '../declaration/way.ts';
import type { Defect } from '../values/defect.ts';
import { type Day, dayOf } from '../values/instant.ts';
import { accepted, refused, type Verdict } from '../values/verdict.ts';
import { guard } from './guard.ts';
import { passOnward } from './onward.ts';
import { spendGrant } from './spend.ts';

/** A payment as it is confirmed. Operators give a reason besides. */
export interface Payment {
  readonly paidOn: Day;
  readonly receipt: string;
  readonly reason?: string;
}

/** Papers as they are recorded. Those that were handed over have no postmark. */
export interface Papers {
  readonly receivedOn: Day;
  readonly postmarkedOn?: Day | undefined;
  readonly reason?: string;
}

/** Confirms that the applicant paid the fee of the present step: the body's desk does, its superior, or an operator. */
export function confirmPayment(
  subject: Case,
  { paidOn, receipt, reason }: Payment,
  arrival: Arrival,
): Verdict<Change> {
  const asked = askedNow(subject, 'confirm-payment', arrival);
  if (!asked.ok) return asked;
  const { step, gate } = asked.value;
  const defects: Defect[] = [
    ...outOfTime(subject, 'paidOn', paidOn, arrival),
    ...(receipt.trim() === '' ? [{ at: '/receipt', because: 'missing' } as const] : []),
  ];
  if (defects.length > 0) return refused('confirmation-wrong', { defects });
  const fee = feeOf(step, levelOf(subject.declaration));
  const paid = { on: paidOn, receipt, ...(fee === undefined ? {} : { fee }) };
  return confirmed(subject, { move: 'confirm-payment', step, gate, arrival }, paid, {
    ...(fee === undefined ? {} : { fee }),
    paidOn,
    receipt,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Records that the papers of the present step came. Sent after the call's last day, by their postmark, they are refused. */
export function receivePapers(
  subject: Case,
  { receivedOn, postmarkedOn, reason }: Papers,
  arrival: Arrival,
): Verdict<Change> {
  const asked = askedNow(subject, 'receive-papers', arrival);
  if (!asked.ok) return asked;
  const { step, gate } = asked.value;
  const defects: Defect[] = [
    ...outOfTime(subject, 'receivedOn', receivedOn, arrival),
    ...(postmarkedOn === undefined ? [] : postmarkDefects(subject, postmarkedOn, receivedOn)),
  ];
  if (defects.length > 0) return refused('confirmation-wrong', { defects });
  const { sentBy } = step;
  if (sentBy && (postmarkedOn ?? receivedOn) > sentBy.value)
    return refused('sent-too-late', { clause: citation(sentBy), facts: { sentBy: sentBy.value } });
  const mark = postmarkedOn === undefined ? {} : { postmarkedOn };
  const came = { on: receivedOn, ...mark };
  return confirmed(subject, { move: 'receive-papers', step, gate, arrival }, came, {
    receivedOn,
    ...mark,
    ...(reason === undefined ? {} : { reason }),
  });
}

type Confirming = 'confirm-payment' | 'receive-papers';

interface Asked {
  readonly step: Step;
  readonly gate: Gate;
}

function askedNow(subject: Case, move: Confirming, arrival: Arrival): Verdict<Asked> {
  const gate = guard(subject, move, arrival);
  if (!gate.ok) return gate;
  const { call, declaration } = subject;
  const step = presentStep(call, declaration);
  if (!step) throw new Error(`The declaration ${declaration.id} waits in no step of its call`);
  return accepted({ step, gate: gate.value });
}

/** Nothing is paid or received after today, or before there was a call. */
function outOfTime(subject: Case, name: string, day: Day, { at }: Arrival): Defect[] {
  const today = dayOf(at, subject.call.identity.zone.value);
  return day > today ? [{ at: `/${name}`, because: 'in-the-future' }] : beforeTheCall(subject, name, day);
}

function beforeTheCall({ call }: Case, name: string, day: Day): Defect[] {
  const { value: issuedOn, ...origin } = call.identity.issuedOn;
  if (day >= issuedOn) return [];
  return [{ at: `/${name}`, because: 'before-the-call', clause: citation(origin), detail: { issuedOn } }];
}

/** Papers cannot come before they were posted. */
function postmarkDefects(subject: Case, postmarkedOn: Day, receivedOn: Day): Defect[] {
  return postmarkedOn > receivedOn
    ? [{ at: '/postmarkedOn', because: 'postmark-after-receipt' }]
    : beforeTheCall(subject, 'postmarkedOn', postmarkedOn);
}

interface Act extends Asked {
  readonly move: Confirming;
  readonly arrival: Arrival;
}

/**
 * The declaration goes on by its call's steps. A further step of the kind asks the applicant by a letter of the same
 * occasion, so the round that tells letters apart is raised before it.
 */
function confirmed(
  subject: Case,
  { move, step, gate, arrival }: Act,
  what: Omit<Confirmation, 'step'>,
  inputs: Change['inputs'],
): Verdict<Change> {
  const { call, declaration } = subject;
  const { confirmed: before = [], standing, route, bodyIndex: at, round } = declaration;
  const kept = [...before.filter((each) => each.step !== step.id), { step: step.id, ...what }];
  const { to, at: where } = nextOf(call, { ...declaration, confirmed: kept });
  if (to === 'recommended' && hasLostClaim(declaration)) return refused('claim-gone');
  const isAskedAgain = aheadOf(call, declaration).some((each) => each.step.kind === step.kind);
  const body = route[at]?.name;
  const change = {
    ...moved(standing, move, to),
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      desk: 'contact' as const,
      confirmed: kept,
      ...where,
      ...(isAskedAgain ? { round: round + 1 } : {}),
    },
    gates: [gate],
    clause: citation(step.kind === 'pay' && step.fee ? step.fee : step.duty),
    inputs: { ...(body === undefined ? {} : { body }), ...inputs },
  };
  return passOnward(subject, spendGrant(subject, change));
}
