import type { Wait } from '../call/call.ts';

/**
 * The standing of a declaration. `forwarded` means that the body at `bodyIndex` of its route reviews it; at `unpaid` and
 * `paper-due` that body confirms what the applicant pays or hands in. At `supported` and `posted` the employer or that body
 * has to post, or has posted, the public notice of the present step.
 */
export type Standing =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'supported'
  | 'posted'
  | 'forwarded'
  | 'unpaid'
  | 'paper-due'
  | 'recommended'
  | 'refused'
  | 'withdrawn'
  | 'lapsed';

/**
 * Every move that a declaration can make, with the standings it may lead to. The call's steps or a rule picks one of them, and the write
 * repeats the standing that was left as a condition. Nothing leaves recommended, withdrawn or a person's refusal,
 * because a legal act is never undone, only answered by a further recorded act. `restore` answers an end that a lock
 * brought (a lapse, or a refusal by the call's own rule) by a reopening or a late-entry grant.
 * `carry-forward` takes a draft into the next batch. `book` binds a draft to be submitted at an instant; the standing stays until `submit`, or until the booking is cancelled or fails. `extend` records that the case's own deadline ends later, as an amended calendar
 * counts it. `free-claim` leaves the standing as it is: it only notes that the claim or the number was freed.
 */
export const MOVES = {
  draft: {
    change: ['draft'],
    submit: ['submitted', 'supported', 'forwarded', 'unpaid', 'paper-due'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed'],
    'carry-forward': ['draft'],
    book: ['draft'],
    'cancel-booking': ['draft'],
    'fail-booking': ['draft'],
    grant: ['draft'],
    'free-claim': ['draft'],
    'accept-number': ['draft'],
    admit: ['draft'],
  },
  submitted: {
    support: ['supported', 'forwarded', 'unpaid', 'paper-due', 'recommended'],
    return: ['returned'],
    refuse: ['refused'],
    escalate: ['submitted'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['submitted'],
    extend: ['submitted'],
    reissue: ['submitted'],
    restart: ['submitted'],
    'correct-contact': ['submitted'],
    'free-claim': ['submitted'],
  },
  returned: {
    change: ['returned'],
    submit: ['submitted', 'supported', 'forwarded', 'unpaid', 'paper-due'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    book: ['returned'],
    'cancel-booking': ['returned'],
    'fail-booking': ['returned'],
    grant: ['returned'],
    extend: ['returned'],
    restart: ['returned'],
    'correct-contact': ['returned'],
    'free-claim': ['returned'],
    'accept-number': ['returned'],
    admit: ['returned'],
  },
  supported: {
    post: ['posted'],
    escalate: ['supported'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['supported'],
    extend: ['supported'],
    reissue: ['supported'],
    restart: ['supported'],
    'correct-contact': ['supported'],
    'free-claim': ['supported'],
  },
  posted: {
    record: ['submitted', 'supported', 'forwarded', 'unpaid', 'paper-due', 'recommended'],
    interrupt: ['supported'],
    object: ['posted'],
    settle: ['posted'],
    escalate: ['posted'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['posted'],
    extend: ['posted'],
    reissue: ['posted'],
    restart: ['posted'],
    'correct-contact': ['posted'],
    'free-claim': ['posted'],
  },
  forwarded: {
    support: ['submitted', 'supported', 'forwarded', 'unpaid', 'paper-due', 'recommended'],
    return: ['returned', 'submitted'],
    refuse: ['refused'],
    escalate: ['forwarded'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['forwarded'],
    extend: ['forwarded'],
    reissue: ['forwarded'],
    restart: ['forwarded'],
    'correct-contact': ['forwarded'],
    'free-claim': ['forwarded'],
  },
  unpaid: {
    'confirm-payment': ['submitted', 'supported', 'forwarded', 'unpaid', 'paper-due', 'recommended'],
    escalate: ['unpaid'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['unpaid'],
    extend: ['unpaid'],
    reissue: ['unpaid'],
    restart: ['unpaid'],
    'correct-contact': ['unpaid'],
    'free-claim': ['unpaid'],
  },
  'paper-due': {
    'receive-papers': ['submitted', 'supported', 'forwarded', 'unpaid', 'paper-due', 'recommended'],
    escalate: ['paper-due'],
    withdraw: ['withdrawn'],
    lapse: ['lapsed', 'refused'],
    grant: ['paper-due'],
    extend: ['paper-due'],
    reissue: ['paper-due'],
    restart: ['paper-due'],
    'correct-contact': ['paper-due'],
    'free-claim': ['paper-due'],
  },
  lapsed: {
    restore: ['draft', 'submitted', 'returned', 'supported', 'posted', 'forwarded', 'unpaid', 'paper-due'],
    'pass-over': ['lapsed'],
    'free-claim': ['lapsed'],
    'correct-contact': ['lapsed'],
  },
  recommended: { 'correct-contact': ['recommended'], 'free-claim': ['recommended'] },
  refused: {
    restore: ['submitted', 'returned', 'supported', 'posted', 'forwarded', 'unpaid', 'paper-due'],
    'pass-over': ['refused'],
    'free-claim': ['refused'],
  },
  withdrawn: {},
} as const satisfies Record<Standing, Partial<Record<string, readonly Standing[]>>>;

type Moves = typeof MOVES;

export type Move = { [S in Standing]: keyof Moves[S] }[Standing];

/** The standings to which a move may lead, from whatever standing it is made. */
export type TargetOf<M extends Move> = {
  [S in Standing]: Moves[S] extends Readonly<Record<M, readonly (infer T)[]>> ? T : never;
}[Standing];

/** A move and where it leads. A pair that `MOVES` does not hold does not compile. */
export type Moved = { [M in Move]: { readonly move: M; readonly to: TargetOf<M> } }[Move];

/**
 * The move and its target, for a rule that knows the standings only when it runs. Throws if `MOVES` does not hold them:
 * such a rule is wrong.
 */
export function moved<M extends Move>(from: Standing, move: M, to: Standing): Extract<Moved, { move: M }> {
  const targets: Partial<Record<Move, readonly Standing[]>> = MOVES[from];
  if (!targets[move]?.includes(to)) throw new Error(`No declaration goes from ${from} to ${to} by ${move}`);
  return { move, to } as unknown as Extract<Moved, { move: M }>;
}

export function mayMove(standing: Standing, move: Move): boolean {
  return move in MOVES[standing];
}

/** The wait of each standing. A standing without one is final. */
export const WAIT_OF: Partial<Record<Standing, Wait>> = {
  draft: 'draft',
  submitted: 'employer-review',
  returned: 'correction',
  supported: 'notice-posting',
  posted: 'notice-result',
  forwarded: 'body-review',
  unpaid: 'payment',
  'paper-due': 'hand-in',
};

/** Whether a declaration of this standing waits in a step of its way, and is neither with its applicant nor ended. */
export function isOnWay(standing: Standing): boolean {
  return standing !== 'draft' && standing !== 'returned' && !isFinal(standing);
}

/** Whether the applicant has to pay or to hand in something, which a body confirms. */
export function isToConfirm(standing: Standing): boolean {
  return standing === 'unpaid' || standing === 'paper-due';
}

export function isFinal(standing: Standing): boolean {
  return WAIT_OF[standing] === undefined;
}
