import type { Case } from '../declaration/case.ts';
import type { TimelineEntry } from '../declaration/timeline.ts';
import { audienceAt } from '../desks/desk.ts';
import { type Audience, DONE_BY_LINK, LINK_REISSUED } from '../desks/message.ts';
import { statedDays } from './ladder.ts';
import type { OwedMessage } from './openings.ts';

/** Every act by a desk's link is told to the desk's contact, with the next letter: whoever did it may be another. */
export function doneByLink({ actor, version }: TimelineEntry): OwedMessage[] {
  if (actor.kind !== 'link') return [];
  const audience = audienceAt(actor.audience);
  return [{ occasion: DONE_BY_LINK, audience, round: version, states: {}, isOwnAct: true }];
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
  restore: ['applicant', 'employer', 'body'],
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
export const REFUSED_BY_LOCK = 'told-of-refusal-by-lock';

/** The occasions that tell of a declaration which a lock ended. */
export const ENDS_BY_LOCK: ReadonlySet<string> = new Set(['told-of-lapse', REFUSED_BY_LOCK]);

/** What an act led to is told before what it was: a lock may also refuse. */
const OCCASION_OF_END: Partial<Record<TimelineEntry['to'], string>> = {
  recommended: 'told-of-committee',
  refused: 'told-of-refusal',
};

/** The occasion of a posting whose notice cannot end in time, as it was posted or by what moved since. */
export const LATE_POSTING = 'told-of-late-posting';

const CLOSING = ['closesOn', 'closesAt'] as const;

/** The days by which the letter of an act binds its reader: they are corrected when they move, as any other. */
const STATED_BY_ACT: Readonly<Record<string, readonly string[]>> = {
  'told-of-grant': CLOSING,
  'told-of-restoration': CLOSING,
  [LATE_POSTING]: [...CLOSING, 'lastDay', 'resultFrom'],
};

/** Those days as they stand now. */
export function daysStatedByAct(subject: Case, occasion: string): Record<string, string> {
  const names = STATED_BY_ACT[occasion] ?? [];
  const stated = Object.entries(statedDays(subject)).filter(([name]) => names.includes(name));
  return Object.fromEntries(stated);
}

function occasionOf({ move, from, to, inputs }: TimelineEntry): string | undefined {
  if (inputs?.cause === 'claim-lost') return 'told-of-claim-lost';
  if (move === 'pass-over' && inputs?.cause === 'number-claimed') return 'told-of-number-claimed';
  if (move === 'free-claim' && (to === 'lapsed' || to === 'refused')) return 'told-of-claim-free-again';
  if (move === 'pass-over' || from === to) return OCCASION_OF_ACT[move];
  if (move === 'lapse' && to === 'refused') return REFUSED_BY_LOCK;
  return OCCASION_OF_END[to] ?? OCCASION_OF_ACT[move];
}

/** An act is told once, whatever round: its place in the timeline is the round of its message. */
export function owedForAct(
  subject: Case,
  entry: TimelineEntry,
  timeline: readonly TimelineEntry[] = [],
): OwedMessage[] {
  // A new link is told to whom it was made for, who may not hold the declaration any more.
  if (entry.move === 'reissue') {
    const audience = String(entry.inputs?.audience) as Audience;
    return [{ occasion: LINK_REISSUED, audience, round: entry.version, states: {} }];
  }
  if (entry.move === 'escalate') return toldOfHandOver(entry);
  const usual = occasionOf(entry);
  if (usual === undefined) return [];
  const occasion = entry.inputs?.inTime === false ? LATE_POSTING : usual;
  const states = daysStatedByAct(subject, occasion);
  const reached = subject.declaration.run > 0 ? TOLD[entry.move] : (['applicant'] as const);
  return (reached ?? [])
    .flatMap((role) => (role === 'body' ? bodyOf(endAnswered(entry, timeline)) : [role]))
    .map((audience) => ({ occasion, audience, round: entry.version, states }));
}

/** Of a restoration, the lapse that it answers: whoever was told of that is told of this. */
function endAnswered(entry: TimelineEntry, timeline: readonly TimelineEntry[]): TimelineEntry {
  if (entry.move !== 'restore') return entry;
  return timeline.findLast(({ move, version }) => move === 'lapse' && version < entry.version) ?? entry;
}

/** The body at whose desk an act ended its review: by now the case may be at another one. */
function bodyOf({ from, inputs }: TimelineEntry): Audience[] {
  return from === 'forwarded' && inputs?.desk !== undefined ? [audienceAt(String(inputs.desk))] : [];
}

export const HAND_OVER = 'told-of-hand-over';

/** The contact is told that the case went on to the superior, who is asked at the same time; the applicant's page says so. */
function toldOfHandOver({ inputs, version }: TimelineEntry): OwedMessage[] {
  const [role = '', whom = ''] = String(inputs?.audience ?? '').split(':');
  if (!role.endsWith('-superior')) return [];
  const audience = audienceAt(`${role.replace('-superior', '')}:${whom}`);
  return [{ occasion: HAND_OVER, audience, round: version, states: {} }];
}
