import type { Case } from './acts/guard.ts';
import { governingStage, WAIT_OF } from './declaration.ts';
import type { Instant } from './instant.ts';
import { audienceOf, isKept, nextWakeAt, rungsOf, statedDays } from './ladder.ts';
import type { Audience, Message, PlannedMessage } from './message.ts';
import type { TimelineEntry } from './verdict.ts';
import { lockOf } from './windows.ts';
import { nextMomentToRemind } from './working-time.ts';

/** What is owed to people about one declaration at one instant, and when to look again. */
export interface Owed {
  readonly messages: readonly PlannedMessage[];
  /** The occasion of the rung that hands the declaration to another person now. */
  readonly escalates?: string;
  readonly nextWakeAt: Instant;
}

interface Owing {
  readonly occasion: string;
  readonly audience: Audience;
  readonly round: number;
  readonly states: Readonly<Record<string, string>>;
}

/**
 * Everything that is owed now: what the timeline's acts owe to those concerned, the opening of the present wait, the
 * rungs that came due, and a correction where a stated day changed. What one recipient is owed goes out as one
 * message: the last one speaks for the others. Nothing that the ledger keeps is owed again.
 */
export function whatIsOwed(
  subject: Case,
  timeline: readonly TimelineEntry[],
  ledger: readonly Message[],
  now: Instant,
): Owed {
  const rungs = rungsOf(subject).filter(({ at }) => at <= now);
  const mayRemind = nextMomentToRemind(subject, now) <= now;
  const dueRungs = rungs.filter((rung) => !isKept(ledger, subject, rung));
  const escalation = mayRemind ? dueRungs.find(({ does }) => does === 'escalate') : undefined;
  const reminders = mayRemind ? dueRungs.map((rung) => owing(subject, rung)) : [];
  const told = timeline.flatMap((entry) => owedForAct(subject, entry));
  const owed = [...told, ...opening(subject), ...corrections(subject, ledger), ...reminders];
  const wake = nextWakeAt(subject, ledger, now);
  const held = !mayRemind && dueRungs.length > 0 ? nextMomentToRemind(subject, now) : wake;
  return {
    messages: oneForEach(owed.filter((each) => !isInLedger(ledger, each))),
    ...(escalation && subject.declaration.desk === 'contact' ? { escalates: escalation.occasion } : {}),
    nextWakeAt: held < wake ? held : wake,
  };
}

function owing(subject: Case, { occasion, audience }: { occasion: string; audience: Audience }): Owing {
  return { occasion, audience, round: subject.declaration.round, states: statedDays(subject) };
}

/** The message that opens a wait, and asks for what is waited for. */
const OPENINGS = {
  correction: ['asked-to-correct', 'applicant'],
  'employer-review': ['asked-to-review', 'employer'],
  'notice-posting': ['asked-to-post', 'employer'],
  'notice-result': ['asked-for-result', 'employer'],
  'body-review': ['body-asked-to-review', 'body'],
} as const;

function opening(subject: Case): Owing[] {
  const wait = WAIT_OF[subject.declaration.standing];
  if (wait === undefined || wait === 'draft') return [];
  const [occasion, audience] = OPENINGS[wait];
  return [owing(subject, { occasion, audience: audienceOf(subject, { audience, does: 'remind' }) })];
}

/** Who is told of an act, as which occasion: the applicant of everything, the employer of what others decide. */
const TOLD: Partial<Record<TimelineEntry['move'], readonly ('applicant' | 'employer')[]>> = {
  submit: ['applicant'],
  support: ['applicant', 'employer'],
  return: ['employer'],
  refuse: ['applicant', 'employer'],
  post: ['applicant'],
  record: ['applicant', 'employer'],
  interrupt: ['applicant'],
  withdraw: ['applicant', 'employer'],
  lapse: ['applicant', 'employer'],
  grant: ['applicant'],
  restore: ['applicant'],
};

const OCCASION_OF_ACT: Partial<Record<TimelineEntry['move'], string>> = {
  submit: 'submission-received',
  support: 'told-of-support',
  return: 'told-of-return',
  refuse: 'told-of-refusal',
  post: 'told-of-posting',
  record: 'told-of-recommendation',
  interrupt: 'told-of-interruption',
  withdraw: 'told-of-withdrawal',
  lapse: 'told-of-lapse',
  grant: 'told-of-grant',
  restore: 'told-of-restoration',
};

/** An act is told once, whatever round: its place in the timeline is the round of its message. */
function owedForAct(subject: Case, entry: TimelineEntry): Owing[] {
  const occasion = entry.to === 'recommended' ? 'told-of-committee' : OCCASION_OF_ACT[entry.move];
  if (occasion === undefined) return [];
  const reached = subject.declaration.run > 0 ? TOLD[entry.move] : (['applicant'] as const);
  return (reached ?? []).map((audience) => ({ occasion, audience, round: entry.version, states: {} }));
}

/** A day that a message of the present wait stated has changed: it is corrected once for each movement. */
function corrections(subject: Case, ledger: readonly Message[]): Owing[] {
  const { declaration, call, locks } = subject;
  const stage = governingStage(call, declaration);
  if (stage === undefined) return [];
  const { moves } = lockOf(locks, stage);
  const { closesOn } = statedDays(subject);
  const stale = ledger.filter(
    ({ states, queuedAt, state, round, occasion }) =>
      queuedAt >= declaration.enteredAt &&
      state !== 'covered' &&
      (round === declaration.round || occasion === 'date-changed') &&
      states.closesOn !== undefined &&
      states.closesOn !== closesOn,
  );
  return [...new Set(stale.map(({ audience }) => audience))].map((audience) => ({
    ...owing(subject, { occasion: 'date-changed', audience }),
    round: moves,
  }));
}

function isInLedger(ledger: readonly Message[], { occasion, round, audience }: Owing): boolean {
  return ledger.some(
    (kept) => kept.occasion === occasion && kept.round === round && kept.audience === audience,
  );
}

/** One message for each recipient: the last occasion owed speaks, and covers the ones before it. */
function oneForEach(owed: readonly Owing[]): PlannedMessage[] {
  const byAudience = Map.groupBy(owed, ({ audience }) => audience);
  return [...byAudience.values()].flatMap((group) => {
    const last = group.at(-1);
    if (!last) return [];
    const covers = group.slice(0, -1).map(({ occasion, round }) => `${occasion}#${round}`);
    return [{ ...last, covers }];
  });
}
