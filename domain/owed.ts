import type { Case } from './acts/guard.ts';
import type { Wait } from './call.ts';
import { queueOf } from './declaration.ts';
import { audienceAt, deskOf, employerToldOf } from './desk.ts';
import { superiorDeskOf } from './desk-access.ts';
import { epochOf, type Instant } from './instant.ts';
import { audienceOf, cannotFinish, isKept, nextWakeAt, rungsOf, statedDays } from './ladder.ts';
import {
  type Audience,
  coveredIn,
  DONE_BY_LINK,
  LINK_REISSUED,
  type Message,
  type PlannedMessage,
  tellsOfAnAct,
} from './message.ts';
import { WAIT_OF } from './moves.ts';
import type { TimelineEntry } from './verdict.ts';
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
  /** It follows from an act of the very desk that it goes to. */
  readonly isOwnAct?: boolean;
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
  const escalation =
    subject.declaration.desk === 'contact' ? rungs.find(({ does }) => does === 'escalate') : undefined;
  const reminders = mayRemind ? dueRungs.map((rung) => owing(subject, rung)) : [];
  const told = timeline.flatMap((entry) => [...doneByLink(entry), ...toldOf(subject, timeline, entry)]);
  const owed = [...told, ...corrections(subject, ledger), ...opening(subject, timeline), ...reminders];
  const wake = nextWakeAt(subject, ledger, now);
  const isHeld = !mayRemind && (dueRungs.length > 0 || escalation !== undefined);
  const held = isHeld ? nextMomentToRemind(subject, now) : wake;
  return {
    messages: oneForEach(
      owed.filter((each) => !isInLedger(ledger, each)),
      (each) => recipientOf(subject, timeline, each),
    ),
    ...(escalation && mayRemind ? { escalates: escalation.occasion } : {}),
    nextWakeAt: [held, wake].sort()[0] ?? wake,
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

/** What opens a wait for a public notice that can no longer end in time: it must not ask for the impossible. */
const OPENING_TOO_LATE: Partial<Record<Wait, string>> = {
  'employer-review': 'review-cannot-finish',
  'notice-posting': 'posting-cannot-finish',
  'notice-result': 'result-cannot-finish',
};

function opening(subject: Case, timeline: readonly TimelineEntry[]): Owing[] {
  const wait = WAIT_OF[subject.declaration.standing];
  if (wait === undefined || wait === 'draft') return [];
  const [usual, audience] = OPENINGS[wait];
  const occasion = (cannotFinish(subject) && OPENING_TOO_LATE[wait]) || usual;
  const asked = owing(subject, { occasion, audience: audienceOf(subject, { audience, does: 'remind' }) });
  const { enteredAt, standing } = subject.declaration;
  const cause = timeline.findLast(({ at, to }) => at === enteredAt && to === standing);
  return [{ ...asked, isOwnAct: isOwn(subject, timeline, asked, cause) }];
}

/** Whether the desk that a message goes to has just done itself what the message follows from. */
function isOwn(
  { declaration }: Case,
  timeline: readonly TimelineEntry[],
  owed: Owing,
  cause: TimelineEntry | undefined,
): boolean {
  return cause?.actor.kind === 'link' && cause.actor.audience === deskOf({ declaration, timeline }, owed);
}

/** Every act by a desk's link is told to the desk's contact, with the next letter: whoever did it may be another. */
function doneByLink({ actor, version }: TimelineEntry): Owing[] {
  if (actor.kind !== 'link') return [];
  const audience = audienceAt(actor.audience);
  return [{ occasion: DONE_BY_LINK, audience, round: version, states: {}, isOwnAct: true }];
}

/** Who is told of an act; to the desk that did it, the list of its own acts says so. */
function toldOf(subject: Case, timeline: readonly TimelineEntry[], entry: TimelineEntry): Owing[] {
  return owedForAct(subject, entry).filter((owed) => !isOwn(subject, timeline, owed, entry));
}

/** Who is told of an act: the applicant of everything, the employer of decisions, a body of what ends its review. */
const TOLD: Partial<Record<TimelineEntry['move'], readonly ('applicant' | 'employer' | 'body')[]>> = {
  submit: ['applicant'],
  support: ['applicant', 'employer'],
  return: ['employer'],
  refuse: ['applicant', 'employer'],
  post: ['applicant'],
  record: ['applicant', 'employer'],
  interrupt: ['applicant'],
  withdraw: ['applicant', 'employer', 'body'],
  lapse: ['applicant', 'employer', 'body'],
  grant: ['applicant'],
  restore: ['applicant', 'employer'],
  'pass-over': ['applicant'],
  'correct-contact': ['applicant'],
  'free-claim': ['applicant'],
  'accept-number': ['applicant'],
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
  'pass-over': 'told-of-pass-over',
  'correct-contact': 'told-of-contact',
  'free-claim': 'told-of-claim-opened',
  'accept-number': 'told-of-number-accepted',
};

/** A lock refused by the call's own rule: nobody decided, and whoever doubts it asks the office. */
const REFUSED_BY_LOCK = 'told-of-refusal-by-lock';

/** What an act led to is told before what it was: a lock may also refuse. */
const OCCASION_OF_END: Partial<Record<TimelineEntry['to'], string>> = {
  recommended: 'told-of-committee',
  refused: 'told-of-refusal',
};

function occasionOf({ move, from, to, inputs }: TimelineEntry): string | undefined {
  if (inputs?.cause === 'claim-lost') return 'told-of-claim-lost';
  if (move === 'pass-over' && inputs?.cause === 'number-claimed') return 'told-of-number-claimed';
  if (move === 'free-claim' && (to === 'lapsed' || to === 'refused')) return 'told-of-claim-free-again';
  if (move === 'pass-over' || from === to) return OCCASION_OF_ACT[move];
  if (move === 'lapse' && to === 'refused') return REFUSED_BY_LOCK;
  return OCCASION_OF_END[to] ?? OCCASION_OF_ACT[move];
}

/** An act is told once, whatever round: its place in the timeline is the round of its message. */
function owedForAct(subject: Case, entry: TimelineEntry): Owing[] {
  // A new link is told to whom it was made for, who may not hold the declaration any more.
  if (entry.move === 'reissue') {
    const audience = String(entry.inputs?.audience) as Audience;
    return [{ occasion: LINK_REISSUED, audience, round: entry.version, states: {} }];
  }
  if (entry.move === 'escalate') return toldOfHandOver(entry);
  const usual = occasionOf(entry);
  if (usual === undefined) return [];
  const occasion = entry.inputs?.inTime === false ? 'told-of-late-posting' : usual;
  const reached = subject.declaration.run > 0 ? TOLD[entry.move] : (['applicant'] as const);
  return (reached ?? [])
    .flatMap((role) => (role === 'body' ? bodyOf(entry) : [role]))
    .map((audience) => ({ occasion, audience, round: entry.version, states: {} }));
}

/** The body at whose desk an act ended its review: by now the case may be at another one. */
function bodyOf({ from, inputs }: TimelineEntry): Audience[] {
  return from === 'forwarded' && inputs?.desk !== undefined ? [audienceAt(String(inputs.desk))] : [];
}

const HAND_OVER = 'told-of-hand-over';

/** The contact is told that the case went on to the superior, who is asked at the same time; the applicant's page says so. */
function toldOfHandOver({ inputs, version }: TimelineEntry): Owing[] {
  const [role = '', whom = ''] = String(inputs?.audience ?? '').split(':');
  if (!role.endsWith('-superior')) return [];
  const audience = audienceAt(`${role.replace('-superior', '')}:${whom}`);
  return [{ occasion: HAND_OVER, audience, round: version, states: {} }];
}

/** Days and instants that a message states, and that a movement, a grant or an amended calendar can change. */
const CORRECTED = ['closesAt', 'lastFeasible', 'lastDay', 'resultFrom'] as const;

/**
 * A day that a recipient was told of the present wait has changed, or its end by an hour: all of them are told anew,
 * once for each movement, grant or amendment of the calendar. Their count is the message's round.
 */
function corrections(subject: Case, ledger: readonly Message[]): Owing[] {
  const { declaration, locks, calendar } = subject;
  const now = statedDays(subject);
  if (now.closesAt === undefined) return [];
  const stating = toldOfThisWait(subject, ledger);
  const moves = Object.values(locks).reduce((sum, lock) => sum + lock.moves, 0);
  const changes = declaration.grants + moves + Math.max(0, calendar.version - 1);
  return [...Map.groupBy(stating, ({ audience }) => audience)].flatMap(([audience, messages]) => {
    const told = messages.toSorted(byQueuedAt).at(-1)?.states ?? {};
    if (CORRECTED.every((name) => told[name] === now[name]) && !isHandOverMoved(audience, told, now))
      return [];
    const owed = owing(subject, { occasion: 'date-changed', audience });
    return [{ ...owed, round: changes, states: { ...now, why: whyChanged(told, now) } }];
  });
}

/** Only its desk was told of it; a wait that was handed on, or is handed on no more, has no other moment to tell. */
function isHandOverMoved(
  audience: Audience,
  { handsOverAt: told }: Owing['states'],
  { handsOverAt: now }: Owing['states'],
): boolean {
  return audience !== 'applicant' && told !== undefined && now !== undefined && told !== now;
}

/** A letter speaks both languages, and so does the reason in it. */
function whyChanged(told: Owing['states'], now: Owing['states']): string {
  return told.closesAt === now.closesAt
    ? '放假安排有调整 / the arrangement of days off changed'
    : '截止时间有调整 / the closing changed';
}

/**
 * What was said of the days of the present wait, to whoever it asks and whomever its rungs told besides. A message of
 * the wait before, which crossed with the act that ended it, stated other days.
 */
function toldOfThisWait(subject: Case, ledger: readonly Message[]): Message[] {
  const { enteredAt } = subject.declaration;
  const occasions = occasionsOf(subject);
  const asked = askedNow(subject);
  return ledger.filter(({ occasion, audience, queuedAt, state, states }) => {
    const isOfIt = occasions.includes(occasion)
      ? queuedAt >= enteredAt
      : occasion === 'date-changed' && queuedAt > enteredAt;
    const isConcerned = asked.includes(audience) || !audience.startsWith('body');
    return isOfIt && isConcerned && SAID.has(state) && states.closesAt !== undefined;
  });
}

/** What opens the present wait, and its rungs. */
function occasionsOf({ call, declaration }: Case): string[] {
  const wait = WAIT_OF[declaration.standing];
  if (wait === undefined) return [];
  const rungs = call.ladder.value.filter((rung) => rung.while === wait).map(({ occasion }) => occasion);
  return [...rungs, ...(wait === 'draft' ? [] : [OPENINGS[wait][0], OPENING_TOO_LATE[wait] ?? ''])];
}

/**
 * By which occasions the letter that leaves now asks for what a record asked for: of a notice that could still end in
 * time when the record was made, and no longer can, it must not ask for the impossible. That the case was handed over
 * is said all the same.
 */
export function askedBy(subject: Case, occasion: string, now: Instant): string[] {
  const wait = WAIT_OF[subject.declaration.standing];
  const instead = wait && occasionsOf(subject).includes(occasion) ? OPENING_TOO_LATE[wait] : undefined;
  if (instead === undefined || !cannotFinish(subject, now)) return [occasion];
  const rung = subject.call.ladder.value.find((each) => each.occasion === occasion);
  return rung?.does === 'escalate' ? [instead, occasion] : [instead];
}

/** Of a waiting record its reader knows nothing yet: the letter states the days as they are when it leaves. */
const SAID: ReadonlySet<Message['state']> = new Set(['sending', 'sent', 'failed', 'noted']);

/**
 * Whom the present wait asks, before and after it was handed on. A reminder that crossed with a decision may have gone
 * to others since: the day that it stated was of the wait before.
 */
function askedNow(subject: Case): Audience[] {
  const wait = WAIT_OF[subject.declaration.standing];
  if (wait === undefined) return [];
  const audience = wait === 'draft' ? 'applicant' : OPENINGS[wait][1];
  const before: Case = { ...subject, declaration: { ...subject.declaration, desk: 'contact' } };
  return (['remind', 'escalate'] as const).map((does) => audienceOf(before, { audience, does }));
}

function byQueuedAt(one: Message, other: Message): number {
  return epochOf(one.queuedAt) - epochOf(other.queuedAt);
}

function isInLedger(ledger: readonly Message[], { occasion, round, audience }: Owing): boolean {
  return ledger.some(
    (kept) => kept.occasion === occasion && kept.round === round && kept.audience === audience,
  );
}

/** What a record that waited for its letter still has to say. */
export interface StillSaid {
  /** Whether what it asks for is asked of the same people now. */
  readonly asks: boolean;
  /** The acts of others that it tells of, itself or for what it covers, each with its place in the timeline. */
  readonly told: readonly Pick<Message, 'occasion' | 'round'>[];
  /** The acts by the desk's own link, by their places in the timeline. */
  readonly acts: readonly number[];
}

/**
 * An act was done for ever, but what it led to may be undone before its letter leaves; what was asked is asked as long
 * as the same wait of the same round asks the same people.
 */
export function stillSaid(subject: Case & Told, message: Message): StillSaid {
  const own = { occasion: message.occasion, round: message.round };
  const spoken = [...message.covers.map(coveredIn), own].filter(({ occasion }) => tellsOfAnAct(occasion));
  const [acts, told] = [true, false].map((isAct) =>
    spoken.filter(({ occasion }) => (occasion === DONE_BY_LINK) === isAct),
  );
  return {
    asks: isStillAsked(subject, message),
    told: (told ?? []).filter((each) => !isUndone(subject, { ...each, audience: message.audience })),
    acts: (acts ?? []).map(({ round }) => round),
  };
}

type Told = { readonly timeline: readonly TimelineEntry[] };

/** What a lock ended is open again after a restoration, and what was handed over may have left the superior's desk. */
function isUndone(subject: Case & Told, told: Pick<Message, 'occasion' | 'round' | 'audience'>): boolean {
  const { declaration, timeline } = subject;
  if (told.occasion === 'told-of-lapse' || told.occasion === REFUSED_BY_LOCK)
    return timeline.some(({ move, version }) => move === 'restore' && version > told.round);
  if (told.occasion !== HAND_OVER) return false;
  const desk = deskOf(subject, told);
  return desk === undefined || queueOf(declaration) !== superiorDeskOf(desk);
}

function isStillAsked(subject: Case, { occasion, round, audience, queuedAt }: Message): boolean {
  const { declaration, call } = subject;
  const wait = WAIT_OF[declaration.standing];
  if (wait === undefined || wait === 'draft' || tellsOfAnAct(occasion)) return false;
  if (occasion === 'date-changed')
    return (
      queuedAt >= declaration.enteredAt &&
      (askedNow(subject).includes(audience) || !audience.startsWith('body'))
    );
  const [usual, role] = OPENINGS[wait];
  const rung = call.ladder.value.find((each) => each.while === wait && each.occasion === occasion);
  const isOfWait = rung !== undefined || occasion === usual || occasion === OPENING_TOO_LATE[wait];
  const asked = audienceOf(subject, { audience: rung?.audience ?? role, does: 'remind' });
  return isOfWait && round === declaration.round && asked === audience;
}

/** Two employers, of whom one had the declaration before, are two recipients. */
function recipientOf({ declaration }: Case, timeline: readonly TimelineEntry[], owed: Owing): string {
  const isEmployer = owed.audience === 'employer' || owed.audience === 'employer-superior';
  return isEmployer ? `${owed.audience}:${employerToldOf({ declaration, timeline }, owed)}` : owed.audience;
}

/** One message for each recipient: the last occasion owed speaks, and covers the ones before it. */
function oneForEach(owed: readonly Owing[], recipient: (owed: Owing) => string): PlannedMessage[] {
  const byRecipient = Map.groupBy(owed, recipient);
  return [...byRecipient.values()].flatMap((group) => {
    const last = group.at(-1);
    if (!last) return [];
    const covers = group.slice(0, -1).map(({ occasion, round }) => `${occasion}#${round}`);
    const { isOwnAct: _, ...spoken } = last;
    const isOwnAct = group.every((each) => each.isOwnAct) && { isOwnAct: true as const };
    return [{ ...spoken, covers, ...isOwnAct }];
  });
}
