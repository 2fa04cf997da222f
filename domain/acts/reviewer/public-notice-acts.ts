import { citation } from '../../call/call.ts';
import { noticeRulesOf } from '../../call/steps.ts';
import type { Arrival, Case } from '../../declaration/case.ts';
import type { Change, Gate } from '../../declaration/change.ts';
import { moved } from '../../declaration/moves.ts';
import type { PublicNotice } from '../../declaration/notice.ts';
import { objectionsHere } from '../../declaration/notices.ts';
import { hasLostClaim } from '../../declaration/sealed-identity.ts';
import { nextOf } from '../../declaration/way.ts';
import { MAX_ROUNDS } from '../../values/bounds.ts';
import { dayOf } from '../../values/instant.ts';
import { accepted, type ReviewerVerdict, refused } from '../../values/verdict.ts';
import { guard } from '../guard.ts';
import { daysOfNotice } from '../notice-days.ts';
import { passOnward } from '../onward.ts';
import { spendGrant } from '../spend.ts';
import { bodyOf, dutyOf } from './judge-decision.ts';

/** Records "no objection" with the opinion of whoever posted, which is the employer's or the body's recommendation. */
export function recordResult(
  subject: Case,
  { opinion }: { opinion: string },
  arrival: Arrival,
): ReviewerVerdict<Change> {
  const gate = guard(subject, 'record', arrival);
  if (!gate.ok) return gate;
  const { declaration, call } = subject;
  const notice = declaration.notice;
  if (!notice)
    return refused('not-in-this-standing', { facts: { standing: declaration.standing, move: 'record' } });
  const today = dayOf(arrival.at, call.identity.zone.value);
  const rules = noticeRulesOf(call, notice.step);
  const clause = citation(rules.days);
  const days = daysOfNotice(subject, notice);
  if (!days.ok) return refused(days.refusal.because, { clause, facts: { year: days.refusal.year } });
  const { lastDay, resultFrom } = days.value;
  if (today < resultFrom) return refused('notice-still-running', { clause, facts: { lastDay, resultFrom } });
  const open = objectionsHere(declaration).filter(({ handling }) => handling === undefined);
  const holdsUp = rules.unresolvedObjectionAtLock.value !== 'carry-forward';
  if (open.length > 0 && holdsUp)
    return refused('objection-unsettled', { facts: { objections: open.length } });
  const isLast = nextOf(call, declaration).to === 'recommended';
  if (isLast && hasLostClaim(declaration)) return refused('claim-lost');
  if (opinion.trim() === '') return refused('opinion-missing');
  const counted = { lastDay, resultFrom, calendar: subject.calendar.version };
  const ended = { ...notice, endedOn: today, opinion, counted };
  return passOnward(subject, spendGrant(subject, recommendation(subject, ended, arrival, gate.value)));
}

function recommendation(subject: Case, notice: PublicNotice, arrival: Arrival, gate: Gate): Change {
  const { declaration, call } = subject;
  const { to, at } = nextOf(call, { ...declaration, notice });
  return {
    ...moved(declaration.standing, 'record', to),
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      desk: 'contact',
      notice,
      ...at,
    },
    gates: [gate],
    clause: dutyOf(subject),
    inputs: {
      ...bodyOf(declaration),
      postedOn: notice.postedOn,
      ...(notice.counted ? { lastDay: notice.counted.lastDay, resultFrom: notice.counted.resultFrom } : {}),
      objections: objectionsHere(declaration).length,
    },
  };
}

/** Records that the notice was interrupted (taken down, wrong content). It must be posted again and is counted anew. */
export function interruptNotice(
  subject: Case,
  { reason }: { reason: string },
  arrival: Arrival,
): ReviewerVerdict<Change> {
  const gate = guard(subject, 'interrupt', arrival);
  if (!gate.ok) return gate;
  if (reason.trim() === '') return refused('reason-missing');
  if (subject.declaration.round >= MAX_ROUNDS)
    return refused('too-many-rounds', { facts: { most: MAX_ROUNDS } });
  return accepted({
    move: 'interrupt',
    to: 'supported',
    at: arrival.at,
    actor: arrival.actor,
    set: {
      enteredAt: arrival.at,
      desk: 'contact',
      round: subject.declaration.round + 1,
      interruptedOn: dayOf(arrival.at, subject.call.identity.zone.value),
    },
    drop: ['notice'],
    gates: [gate.value],
    clause: citation(noticeRulesOf(subject.call, subject.declaration.step).days),
    inputs: { ...bodyOf(subject.declaration), reason },
  });
}
