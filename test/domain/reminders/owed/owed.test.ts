import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escalate } from '../../../../domain/acts/escalate.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { nextMomentToRemind } from '../../../../domain/call/working-time.ts';
import type { Case } from '../../../../domain/declaration/case.ts';
import { isFinal, MOVES, type Move, type Standing } from '../../../../domain/declaration/moves.ts';
import type { Message, PlannedMessage } from '../../../../domain/desks/message.ts';
import { statedDays } from '../../../../domain/reminders/ladder/stated-days.ts';
import { whatIsOwed } from '../../../../domain/reminders/owed/owed.ts';
import { epochOf, type Instant, instantOf, plusSeconds } from '../../../../domain/values/instant.ts';
import {
  after,
  beijing,
  caseOf,
  declarationIn,
  EMPLOYER,
  entryOf,
  jiaxing,
  locksWith,
  REVIEWER,
  RUNNING_NOTICE,
  sentLedger,
} from '../../../rigs/domain/cases.ts';

const of = (planned: readonly PlannedMessage[]) =>
  planned.map(({ occasion, audience, round }) => `${occasion} ${audience} ${round}`);

const REFUSED_FOR_OBJECTION = {
  ...entryOf('lapse', 'refused', 5),
  inputs: { cause: 'objection-unsettled' as const },
};

describe('one recipient gets one message at one instant', () => {
  const subject = caseOf(declarationIn('submitted', { version: 2 }));
  const timeline = [entryOf('submit', 'submitted', 2)];

  test('tells the applicant of the submission and asks the employer', () => {
    const owed = whatIsOwed(subject, timeline, [], beijing('2021-10-11 09:00:05'));
    expect(of(owed.messages)).toEqual(['submission-received applicant 2', 'asked-to-review employer 0']);
    expect(owed.messages[1]).toMatchObject({
      states: { closesOn: '2021-11-11', lastFeasible: '2021-11-03' },
    });
    expect(owed.nextWakeAt).toBe(beijing('2021-10-13 10:30'));
  });

  test('lets the last of missed rungs and the opening cover the others', () => {
    const superior = caseOf(declarationIn('submitted', { desk: 'superior' }));
    const owed = whatIsOwed(superior, [], [], beijing('2021-11-02 10:00'));
    expect(owed.messages).toMatchObject([
      {
        occasion: 'employer-two-days-before-last-feasible',
        audience: 'employer-superior',
        covers: [
          'asked-to-review#0',
          'employer-two-days-after-asked#0',
          'employer-superior-four-days-after-asked#0',
        ],
      },
    ]);
  });

  test('does not owe a covered occasion again', () => {
    const superior = caseOf(declarationIn('submitted', { desk: 'superior' }));
    const now = beijing('2021-11-02 10:00');
    const ledger = sentLedger([], whatIsOwed(superior, [], [], now).messages, now);
    expect(whatIsOwed(superior, [], ledger, beijing('2021-11-03 10:00')).messages).toEqual([]);
  });
});

describe('reminders', () => {
  const ledger = sentLedger(
    [],
    whatIsOwed(caseOf(declarationIn('submitted')), [], [], beijing('2021-10-11 09:01')).messages,
    beijing('2021-10-11 09:01'),
  );
  const subject = caseOf(declarationIn('submitted'));

  test.each([
    ['2021-10-13 09:29:59', [], '2021-10-13 10:30'],
    ['2021-10-13 09:30', ['employer-two-days-after-asked employer 0'], '2021-10-15 10:00'],
    ['2021-10-13 20:00', [], '2021-10-14 08:30'],
    ['2021-10-14 03:00', [], '2021-10-14 08:30'],
    ['2021-10-14 08:30', ['employer-two-days-after-asked employer 0'], '2021-10-15 10:00'],
  ])('are at %s %j, and the next look is at %s', (now, messages, wake) => {
    const owed = whatIsOwed(subject, [], ledger, beijing(now));
    expect(of(owed.messages)).toEqual(messages);
    expect(owed.nextWakeAt).toBe(beijing(wake));
  });

  test('wait over the weekend, and so does the escalation', () => {
    const owed = whatIsOwed(subject, [], ledger, beijing('2021-10-16 10:00'));
    expect(owed).toEqual({ messages: [], nextWakeAt: beijing('2021-10-18 08:30') });
  });

  test('wait over National Day', () => {
    const early = caseOf(declarationIn('submitted', { enteredAt: beijing('2021-09-27 09:00') }));
    const states = statedDays(early);
    const kept = ledger.map((message) => ({ ...message, queuedAt: beijing('2021-09-27 09:01'), states }));
    expect(whatIsOwed(early, [], kept, beijing('2021-10-01 09:00'))).toEqual({
      messages: [],
      nextWakeAt: beijing('2021-10-08 08:30'),
    });
  });

  test('let the wait look again before a stage closes, if they may not leave before', () => {
    const late = caseOf(declarationIn('draft', { enteredAt: beijing('2021-10-20') }));
    const owed = whatIsOwed(late, [], [], beijing('2021-10-31 22:00'));
    expect(owed.messages).toEqual([]);
    expect(owed.nextWakeAt).toBe(beijing('2021-11-01 00:01:40'));
  });
});

describe('an escalation', () => {
  const subject = caseOf(declarationIn('submitted'));
  const now = beijing('2021-10-15 10:00');

  test('is due at its rung, and not before', () => {
    expect(whatIsOwed(subject, [], [], now)).toMatchObject({
      escalates: 'employer-superior-four-days-after-asked',
    });
    const before = whatIsOwed(subject, [], [], beijing('2021-10-15 09:59:59'));
    expect(before).not.toHaveProperty('escalates');
  });

  test('happens once; then the superior is asked and reminded in the contact’s place', () => {
    const change = escalate(subject, 'employer-superior-four-days-after-asked', now);
    if (!change) throw new Error('It waits for the employer');
    const handed = { ...subject, declaration: after(subject.declaration, change) };
    const owed = whatIsOwed(handed, [], [], now);
    expect(owed).not.toHaveProperty('escalates');
    expect(of(owed.messages)).toEqual(['employer-superior-four-days-after-asked employer-superior 0']);
    expect(owed.messages[0]?.covers).toContain('asked-to-review#0');
  });

  test('is still due if its message was written but the hand-over was not', () => {
    const ledger = sentLedger([], whatIsOwed(subject, [], [], now).messages, now);
    const again = whatIsOwed(subject, [], ledger, beijing('2021-10-15 10:10'));
    expect(again.escalates).toBe('employer-superior-four-days-after-asked');
  });
});

describe('a changed last day', () => {
  const submitted = declarationIn('submitted');
  const asked = beijing('2021-10-11 09:01');
  const told = sentLedger([], whatIsOwed(caseOf(submitted), [], [], asked).messages, asked);
  const now = beijing('2021-10-12 09:00');
  const moved = (closes: string, moves: number) =>
    locksWith('employer', { closesAt: beijing(closes), moves });

  test('is corrected once for each movement, to everybody who was told the old one', () => {
    const first = caseOf(submitted, { locks: moved('2021-11-16', 1) });
    const owed = whatIsOwed(first, [], told, now);
    expect(of(owed.messages)).toEqual(['date-changed employer 1']);
    expect(owed.messages[0]?.states.closesOn).toBe('2021-11-15');
    const ledger = sentLedger(told, owed.messages, now);
    expect(whatIsOwed(first, [], ledger, now).messages).toEqual([]);
    const second = caseOf(submitted, { locks: moved('2021-11-17', 2) });
    expect(of(whatIsOwed(second, [], ledger, now).messages)).toEqual(['date-changed employer 2']);
  });

  test('is corrected if only its hour moved', () => {
    const locks = moved('2021-11-11 18:00', 1);
    expect(whatIsOwed(caseOf(submitted, { locks }), [], told, now).messages).toMatchObject([
      { occasion: 'date-changed', round: 1, states: { closesOn: '2021-11-11 18:00' } },
    ]);
  });

  test('is not corrected again because another stage moved', () => {
    const once = caseOf(submitted, { locks: moved('2021-11-16', 1) });
    const ledger = sentLedger(told, whatIsOwed(once, [], told, now).messages, now);
    const both = locksWith('recommendation', { closesAt: beijing('2021-12-01'), moves: 1 }, once.locks);
    expect(whatIsOwed(caseOf(submitted, { locks: both }), [], ledger, now).messages).toEqual([]);
  });

  test('is corrected if a grant gives more time', () => {
    const grant = { stage: 'employer', number: 1, until: beijing('2021-11-16') };
    const granted = caseOf({ ...submitted, grants: 1, grant });
    expect(of(whatIsOwed(granted, [], told, now).messages)).toEqual(['date-changed employer 1']);
  });

  test('is not corrected after its wait is over', () => {
    const later = declarationIn('supported', { enteredAt: beijing('2021-10-12 08:00') });
    const owed = whatIsOwed(caseOf(later, { locks: moved('2021-11-16', 1) }), [], told, now);
    expect(of(owed.messages)).toEqual(['asked-to-post employer 0']);
  });
});

describe('an act', () => {
  const recommended = caseOf(declarationIn('recommended'));
  const now = beijing('2021-10-22 09:00');

  test.each<[Move, Standing, string[]]>([
    ['submit', 'submitted', ['submission-received applicant 5']],
    ['support', 'forwarded', ['told-of-support applicant 5', 'told-of-support employer 5']],
    ['support', 'recommended', ['told-of-committee applicant 5', 'told-of-committee employer 5']],
    ['record', 'recommended', ['told-of-committee applicant 5', 'told-of-committee employer 5']],
    ['record', 'forwarded', ['told-of-recommendation applicant 5', 'told-of-recommendation employer 5']],
    ['return', 'returned', ['told-of-return employer 5']],
    ['refuse', 'refused', ['told-of-refusal applicant 5', 'told-of-refusal employer 5']],
    ['post', 'posted', ['told-of-posting applicant 5']],
    ['interrupt', 'supported', ['told-of-interruption applicant 5']],
    ['withdraw', 'withdrawn', ['told-of-withdrawal applicant 5', 'told-of-withdrawal employer 5']],
    ['lapse', 'lapsed', ['told-of-lapse applicant 5', 'told-of-lapse employer 5']],
    [
      ...(['lapse', 'refused'] as const),
      ['told-of-refusal-at-closing applicant 5', 'told-of-refusal-at-closing employer 5'],
    ],
    ['grant', 'submitted', ['told-of-grant applicant 5']],
    ['restore', 'submitted', ['told-of-restoration applicant 5', 'told-of-restoration employer 5']],
    ['pass-over', 'lapsed', ['told-of-pass-over applicant 5']],
    ['pass-over', 'refused', ['told-of-pass-over applicant 5']],
    ['change', 'draft', []],
    ['object', 'posted', []],
    ['settle', 'posted', []],
    ['escalate', 'submitted', []],
    ['restart', 'submitted', []],
  ])('%s to %s is told as %j', (move, to, messages) => {
    expect(of(whatIsOwed(recommended, [entryOf(move, to, 5)], [], now).messages)).toEqual(messages);
  });

  test.each([
    ['employer-superior:91330402MA20000860', 'employer'],
    ['body-superior:nanhu-point', 'body:nanhu-point'],
  ])('that hands over to %s is told to the contact: %s', (superior, contact) => {
    const handed = { ...entryOf('escalate', 'submitted', 5), inputs: { handedTo: superior } };
    expect(of(whatIsOwed(recommended, [handed], [], now).messages)).toEqual([
      `told-of-hand-over ${contact} 5`,
    ]);
  });

  test.each(['employer', 'employer-superior', 'body-superior:nanhu-point'])(
    'that replaces a link is told to the link’s desk: %s',
    (audience) => {
      const made = { ...entryOf('reissue', 'submitted', 5), inputs: { audience, round: 2 } };
      expect(of(whatIsOwed(recommended, [made], [], now).messages)).toEqual([`link-reissued ${audience} 5`]);
    },
  );

  test.each<[string, Move, Standing, string, string[]]>([
    [
      'its own support',
      'support',
      'forwarded',
      'employer',
      ['done-by-link employer 5', 'told-of-support applicant 5'],
    ],
    [
      'its own refusal',
      'refuse',
      'refused',
      'employer',
      ['done-by-link employer 5', 'told-of-refusal applicant 5'],
    ],
    [
      'its superior’s',
      'support',
      'forwarded',
      'employer-superior',
      ['done-by-link employer-superior 5', 'told-of-support applicant 5', 'told-of-support employer 5'],
    ],
    [
      'a body’s',
      'return',
      'returned',
      'body',
      ['done-by-link body:nanhu-acceptance-point 5', 'told-of-return employer 5'],
    ],
    ['its own objection', 'object', 'posted', 'employer', ['done-by-link employer 5']],
  ])('is told to its own desk in the list of acts by its link: %s', (_, move, to, role, messages) => {
    const audience = role === 'body' ? 'body:nanhu-acceptance-point' : `${role}:${EMPLOYER.code}`;
    const done = { ...entryOf(move, to, 5), actor: { ...REVIEWER, desk: audience } as typeof REVIEWER };
    const planned = whatIsOwed(recommended, [done], [], now).messages;
    expect(of(planned)).toEqual(messages);
    for (const { occasion, isOwnAct } of planned)
      expect(isOwnAct).toBe(occasion === 'done-by-link' || undefined);
  });

  test('gives its own desk no reason for a letter, and another desk one', () => {
    const enteredAt = beijing('2021-10-12 10:00');
    const subject = caseOf(declarationIn('supported', { enteredAt }));
    const by = (audience: string) => ({
      ...entryOf('support', 'supported', 5, '2021-10-12 10:00'),
      actor: { ...REVIEWER, desk: audience } as typeof REVIEWER,
    });
    const asked = (audience: string) =>
      whatIsOwed(subject, [by(audience)], [], enteredAt).messages.find(
        ({ occasion }) => occasion === 'asked-to-post',
      );
    expect(asked(`employer:${EMPLOYER.code}`)).toMatchObject({ isOwnAct: true, covers: ['done-by-link#5'] });
    expect(asked(`employer-superior:${EMPLOYER.code}`)).not.toHaveProperty('isOwnAct');
  });

  test.each([
    ['supported', 'posting-cannot-finish', { move: 'interrupt' }],
    [
      'posted',
      'result-cannot-finish',
      { move: 'post', notice: { ...RUNNING_NOTICE, postedOn: '2021-11-04' } },
    ],
  ] as const)(
    'gives its own desk a letter, if it comes too late to finish: %s',
    (standing, occasion, given) => {
      const { move, ...over } = given;
      const enteredAt = beijing('2021-11-04 10:00');
      const subject = caseOf(declarationIn(standing, { enteredAt, ...over }));
      const actor = { ...REVIEWER, audience: `employer:${EMPLOYER.code}` as const };
      const entry = { ...entryOf(move, standing, 5, '2021-11-04 10:00'), actor };
      const { messages } = whatIsOwed(subject, [entry], [], enteredAt);
      const asked = messages.find((each) => each.occasion === occasion);
      expect(asked).toMatchObject({ audience: 'employer', covers: ['done-by-link#5'] });
      expect(asked).not.toHaveProperty('isOwnAct');
    },
  );

  test('is told once, however often it is looked at', () => {
    const timeline = [entryOf('submit', 'submitted', 2), entryOf('support', 'recommended', 5)];
    const owed = whatIsOwed(recommended, timeline, [], now);
    expect(owed.messages).toHaveLength(2);
    const ledger = sentLedger([], owed.messages, now);
    expect(whatIsOwed(recommended, timeline, ledger, beijing('2022-01-04 09:00')).messages).toEqual([]);
  });

  test('of a lock that refuses for an open objection is told as that', () => {
    expect(of(whatIsOwed(recommended, [REFUSED_FOR_OBJECTION], [], now).messages)).toEqual([
      'told-of-refusal-by-lock applicant 5',
      'told-of-refusal-by-lock employer 5',
    ]);
  });

  test('on a draft that nobody else knows is told to the applicant alone', () => {
    const lapsed = { from: 'draft', stage: 'declare', generation: 1, at: now } as const;
    const draft = caseOf(declarationIn('lapsed', { run: 0, lapsed }));
    expect(of(whatIsOwed(draft, [entryOf('lapse', 'lapsed', 3)], [], now).messages)).toEqual([
      'told-of-lapse applicant 3',
    ]);
  });

  test('every occasion has a text in the real call', () => {
    for (const entry of [
      entryOf('submit', 'submitted', 5),
      entryOf('support', 'recommended', 5),
      REFUSED_FOR_OBJECTION,
    ])
      for (const { occasion } of whatIsOwed(recommended, [entry], [], now).messages)
        expect(jiaxing.texts.value).toHaveProperty(occasion);
  });
});

const standings = fc.constantFrom(...(Object.keys(MOVES) as Standing[]));
const waiting = fc.constantFrom(...(Object.keys(MOVES) as Standing[]).filter((each) => !isFinal(each)));
const moments = (from: string, to: string) =>
  fc.integer({ min: epochOf(beijing(from)), max: epochOf(beijing(to)) }).map(instantOf);
const timelines = fc.array(
  fc.constantFrom<Move>('submit', 'support', 'return', 'refuse', 'post', 'interrupt', 'lapse', 'restore'),
  { maxLength: 6 },
);

test('nothing is owed twice: a message in the ledger is not owed again at the same instant', () => {
  fc.assert(
    fc.property(
      standings,
      timelines,
      moments('2021-09-18', '2021-11-19'),
      moments('2021-09-18', '2021-12-01'),
      fc.constantFrom('contact' as const, 'superior' as const),
      fc.integer({ min: 0, max: 3 }),
      (standing, moves, enteredAt, now, desk, round) => {
        const notice = standing === 'posted' ? { notice: RUNNING_NOTICE } : {};
        const subject = caseOf(declarationIn(standing, { enteredAt, desk, round, ...notice }));
        const timeline = moves.map((move, nth) => entryOf(move, 'submitted', nth + 2));
        const owed = whatIsOwed(subject, timeline, [], now);
        expect(new Set(owed.messages.map(({ audience }) => audience)).size).toBe(owed.messages.length);
        const again = whatIsOwed(subject, timeline, sentLedger([], owed.messages, now), now);
        expect(again.messages).toEqual([]);
        expect(again.nextWakeAt > now).toBe(true);
      },
    ),
  );
});

test('followed from wake to wake, a wait ends after its lock, with each rung told once and only at a fit moment', () => {
  fc.assert(
    fc.property(
      waiting,
      moments('2021-09-18', '2021-11-10'),
      moments('2021-10-01', '2021-11-10'),
      (standing, enteredAt, movedAt) => {
        const { ledger, wakes, escalations } = follow(standing, enteredAt, movedAt);
        expect(wakes.length).toBeLessThan(30);
        expect(wakes).toEqual([...new Set(wakes)].toSorted());
        expect(escalations).toBeLessThanOrEqual(1);
        const said = ledger.map(({ occasion, round, audience }) => `${occasion} ${round} ${audience}`);
        expect(new Set(said).size).toBe(said.length);
        const ladder = new Set(jiaxing.ladder.value.map(({ occasion }) => occasion));
        for (const { occasion, queuedAt, state } of ledger)
          if (state === 'sent' && ladder.has(occasion))
            expect(nextMomentToRemind({ call: jiaxing, calendar: subjectCalendar }, queuedAt)).toBe(queuedAt);
      },
    ),
    { numRuns: 60 },
  );
});

const subjectCalendar = caseOf(declarationIn('draft')).calendar;

/** Follows a wait as its driver does. At some instant of it every closing moves by three days. */
function follow(standing: Standing, enteredAt: Instant, movedAt: Instant) {
  const end = plusSeconds(beijing('2021-11-23'), 120);
  const locks = locksOf(jiaxing);
  const moved = Object.fromEntries(
    Object.entries(locks).map(([stage, lock]) => [
      stage,
      { ...lock, moves: 1, closesAt: plusSeconds(lock.closesAt, 3 * 86_400) },
    ]),
  );
  let subject: Case = caseOf(declarationIn(standing, { enteredAt }));
  let ledger: Message[] = [];
  let escalations = 0;
  const wakes: Instant[] = [];
  for (let now = enteredAt; now < end && wakes.length < 40; ) {
    subject = { ...subject, locks: now < movedAt ? locks : moved };
    let owed = whatIsOwed(subject, [], ledger, now);
    const handing = owed.escalates === undefined ? undefined : escalate(subject, owed.escalates, now);
    if (handing) {
      escalations += 1;
      subject = { ...subject, declaration: after(subject.declaration, handing) };
      owed = whatIsOwed(subject, [], ledger, now);
    }
    ledger = sentLedger(ledger, owed.messages, now);
    wakes.push(now);
    if (now > plusSeconds(closingOf(subject), 30)) break;
    now = now < movedAt && movedAt < owed.nextWakeAt ? movedAt : owed.nextWakeAt;
  }
  return { ledger, wakes, escalations };
}

function closingOf({ declaration, locks }: Case): Instant {
  const stage = { draft: 'declare', returned: 'declare', forwarded: 'recommendation' }[
    declaration.standing as string
  ];
  return locks[stage ?? 'employer']?.closesAt ?? '';
}
