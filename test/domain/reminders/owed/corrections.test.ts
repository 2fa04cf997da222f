import { describe, expect, test } from 'vitest';
import type { Locks } from '../../../../domain/call/windows.ts';
import type { Case } from '../../../../domain/declaration/case.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../../domain/declaration/timeline.ts';
import { leavesAt } from '../../../../domain/reminders/letter-hours.ts';
import { whatIsOwed } from '../../../../domain/reminders/owed/owed.ts';
import type { Calendar } from '../../../../domain/time/calendar.ts';
import { type Instant, plusSeconds } from '../../../../domain/values/instant.ts';
import {
  beijing,
  caseOf,
  declarationIn,
  ENDED_NOTICE,
  entryOf,
  locksWith,
  sentLedger,
} from '../../../rigs/domain/cases.ts';

/** The messages owed now, as people would write them: the occasion, the audience and the stated closing. */
function owed(
  subject: Case,
  timeline: readonly TimelineEntry[],
  ledger: ReturnType<typeof sentLedger>,
  at: Instant,
) {
  return whatIsOwed(subject, timeline, ledger, at).messages;
}

const said = (messages: ReturnType<typeof owed>) =>
  messages.map(({ occasion, audience, states }) => [occasion, audience, states.closesAt]);

describe('a closing that the letter of an act stated', () => {
  const until = beijing('2021-11-04');
  const granted = { enteredAt: beijing('2021-10-20 09:00'), grants: 1 };
  const draft = declarationIn('draft', { ...granted, grant: { stage: 'declare', number: 1, until } });
  const restored = { enteredAt: beijing('2021-11-12 10:00'), version: 9, round: 1 };
  const reopened = { closesAt: beijing('2021-11-16'), moves: 1, generation: 2 };
  const later = { ...reopened, closesAt: beijing('2021-11-19'), moves: 2 };

  test.each<[string, Declaration, TimelineEntry, [Locks, Locks], unknown[][], unknown[][]]>([
    [
      'a draft granted until 11-03, whose stage moves to 11-05',
      draft,
      entryOf('grant', 'draft', 9, '2021-10-25 09:00'),
      [locksWith('declare', {}), locksWith('declare', { closesAt: beijing('2021-11-06'), moves: 1 })],
      [['told-of-grant', 'applicant', '2021-11-03 24:00']],
      [['date-changed', 'applicant', '2021-11-05 24:00']],
    ],
    [
      'an employer’s stage reopened to 11-15, then moved to 11-18',
      declarationIn('submitted', restored),
      entryOf('restore', 'submitted', 9, '2021-11-12 10:00'),
      [locksWith('employer', reopened), locksWith('employer', later)],
      [
        ['told-of-restoration', 'applicant', '2021-11-15 24:00'],
        ['review-cannot-finish', 'employer', '2021-11-15 24:00'],
      ],
      [
        ['date-changed', 'applicant', '2021-11-18 24:00'],
        ['date-changed', 'employer', '2021-11-18 24:00'],
      ],
    ],
    [
      'an employer told that a return of its was restored',
      declarationIn('returned', restored),
      entryOf('restore', 'returned', 9, '2021-11-12 10:00'),
      [locksWith('declare', reopened), locksWith('declare', later)],
      [
        ['asked-to-correct', 'applicant', '2021-11-15 24:00'],
        ['told-of-restoration', 'employer', '2021-11-15 24:00'],
      ],
      [
        ['date-changed', 'applicant', '2021-11-18 24:00'],
        ['date-changed', 'employer', '2021-11-18 24:00'],
      ],
    ],
  ])('is corrected when it moves, once: %s', (_, declaration, act, [before, since], first, corrected) => {
    const told = owed(caseOf(declaration, { locks: before }), [act], [], act.at);
    expect(said(told)).toEqual(expect.arrayContaining(first));
    const ledger = sentLedger([], told, act.at);
    const moved = caseOf(declaration, { locks: since });
    const after = plusSeconds(act.at, 1800);
    const messages = owed(moved, [act], ledger, after);
    expect(said(messages).sort()).toEqual(corrected);
    const then = sentLedger(ledger, messages, after);
    expect(owed(moved, [act], then, after)).toEqual([]);
  });
});

describe('an applicant whose notice is posted', () => {
  const late = {
    step: 'notice',
    employer: '91330402MA20000860',
    postedOn: '2021-11-04',
    statedOn: '2021-11-04',
    place: '公告栏',
  };
  const enteredAt = beijing('2021-11-04 09:00');

  test('too late is told when a moved closing makes the notice possible', () => {
    const act = { ...entryOf('post', 'posted', 9, '2021-11-04 09:00'), inputs: { inTime: false } };
    const posted = declarationIn('posted', { notice: late, enteredAt });
    const told = owed(caseOf(posted), [act], [], beijing('2021-11-04 09:01'));
    expect(said(told)[0]).toEqual(['told-of-late-posting', 'applicant', '2021-11-11 24:00']);
    const locks = locksWith('employer', { closesAt: beijing('2021-11-16'), moves: 1 });
    const ledger = sentLedger([], told, beijing('2021-11-04 09:01'));
    const corrected = owed(caseOf(posted, { locks }), [act], ledger, beijing('2021-11-05 10:00'));
    expect(said(corrected)).toContainEqual(['date-changed', 'applicant', '2021-11-15 24:00']);
    expect(corrected[0]?.states).toMatchObject({ lastDay: '2021-11-11', resultFrom: '2021-11-12' });
  });

  test('is told once when an amended calendar makes the notice impossible, and not when a day only moved', () => {
    const inTime = { ...late, postedOn: '2021-11-02', statedOn: '2021-11-02' };
    const entered = beijing('2021-11-02 09:00');
    const posted = caseOf(declarationIn('posted', { notice: inTime, enteredAt: entered }));
    const act = { ...entryOf('post', 'posted', 9, '2021-11-02 09:00'), inputs: { inTime: true } };
    const told = owed(posted, [act], [], beijing('2021-11-02 09:01'));
    expect(said(told)[0]?.slice(0, 2)).toEqual(['told-of-posting', 'applicant']);
    const ledger = sentLedger([], told, beijing('2021-11-02 09:01'));
    const resting = (...days: string[]): Case => {
      const off = new Map([...posted.calendar.off, ...days.map((day) => [day, '放假'] as const)]);
      const calendar: Calendar = { ...posted.calendar, off, version: 2 };
      return { ...posted, calendar };
    };
    const applicants = (subject: Case, kept: typeof ledger) =>
      said(owed(subject, [act], kept, beijing('2021-11-03 10:00'))).filter(
        ([, audience]) => audience === 'applicant',
      );
    expect(applicants(resting('2021-11-05'), ledger)).toEqual([]);
    const impossible = resting('2021-11-05', '2021-11-08', '2021-11-09');
    const messages = owed(impossible, [act], ledger, beijing('2021-11-03 10:00'));
    expect(said(messages)).toContainEqual(['told-of-late-posting', 'applicant', '2021-11-11 24:00']);
    const then = sentLedger(ledger, messages, beijing('2021-11-03 10:00'));
    expect(applicants(impossible, then)).toEqual([]);
  });
});

test.each([
  ['later', '2021-11-16', 'later'],
  ['earlier, by a day off', '2021-11-12', undefined],
])('a correction says whether each day gives more time: %s', (_, closes, moved) => {
  const subject = caseOf(declarationIn('submitted'));
  const told = owed(subject, [], [], beijing('2021-10-11 09:01'));
  const ledger = sentLedger([], told, beijing('2021-10-11 09:01'));
  const off = moved
    ? subject.calendar.off
    : new Map([...subject.calendar.off, ['2021-11-10', '放假'] as const]);
  const calendar: Calendar = { ...subject.calendar, off, version: moved ? 1 : 2 };
  const locks = locksWith('employer', { closesAt: beijing(closes), moves: moved ? 1 : 0 });
  const [corrected] = owed({ ...subject, locks, calendar }, [], ledger, beijing('2021-10-12 09:00'));
  expect(corrected?.occasion).toBe('date-changed');
  expect(corrected?.states.moved).toBe(moved);
});

test('a superior who was told of a lapse is told of the restoration, which begins at the contact’s desk', () => {
  const lapse = {
    ...entryOf('lapse', 'lapsed', 8, '2021-11-20 00:01'),
    from: 'forwarded',
    inputs: { desk: 'body-superior:nanhu-acceptance-point' },
  } as const;
  const restore = { ...entryOf('restore', 'forwarded', 9, '2021-11-22 10:00'), from: 'lapsed' } as const;
  const enteredAt = beijing('2021-11-22 10:00');
  const messages = owed(
    caseOf(declarationIn('forwarded', { enteredAt, version: 9, round: 1 })),
    [lapse, restore],
    [],
    enteredAt,
  );
  expect(messages.map(({ occasion, audience }) => [occasion, audience])).toEqual([
    ['told-of-restoration', 'applicant'],
    ['told-of-restoration', 'employer'],
    ['told-of-restoration', 'body-superior:nanhu-acceptance-point'],
    ['body-asked-to-review', 'body:nanhu-acceptance-point'],
  ]);
});

test('a correction after the applicant changed the employer says so, not that days off changed', () => {
  const locks = locksWith('declare', { closesAt: beijing('2021-11-06') });
  const enteredAt = beijing('2021-11-03 10:00');
  const back = declarationIn('returned', { enteredAt, notice: ENDED_NOTICE });
  const told = owed(caseOf(back, { locks }), [], [], enteredAt);
  expect(told[0]?.states).not.toHaveProperty('lastFeasible');
  const ledger = sentLedger([], told, enteredAt);
  const draft = { ...back.draft, employer: '91330402MA20000941' };
  const changed = caseOf({ ...back, draft }, { locks });
  const [correction] = owed(changed, [], ledger, beijing('2021-11-04 10:00'));
  expect(correction).toMatchObject({
    occasion: 'date-changed',
    states: {
      lastFeasible: '2021-11-03',
      why: '填报的用人单位有更改 / the stated employer changed',
      changedDays: 'lastFeasible',
    },
  });
});

test('an applicant told of a submission too late to post is told when a moved closing makes it possible', () => {
  const enteredAt = beijing('2021-11-05 10:00');
  const submitted = declarationIn('submitted', { enteredAt, version: 9 });
  const act = entryOf('submit', 'submitted', 9, '2021-11-05 10:00');
  const told = owed(caseOf(submitted), [act], [], enteredAt);
  expect(said(told)).toContainEqual(['submission-received', 'applicant', '2021-11-11 24:00']);
  const ledger = sentLedger([], told, enteredAt);
  const locks = locksWith('employer', { closesAt: beijing('2021-11-18'), moves: 1 });
  const corrected = owed(caseOf(submitted, { locks }), [act], ledger, beijing('2021-11-05 11:00'));
  const own = corrected.find(({ audience }) => audience === 'applicant');
  expect(own).toMatchObject({ occasion: 'date-changed', states: { lastFeasible: '2021-11-09' } });
});

/** When the messages to a mailbox leave in its letters; they are planned now, and nothing left on that day. */
function leaving(
  subject: Case,
  timeline: readonly TimelineEntry[],
  messages: ReturnType<typeof owed>,
  now: Instant,
) {
  return messages
    .filter(({ audience }) => audience !== 'applicant')
    .map((each) => [each.occasion, each.audience, leavesAt({ ...subject, timeline }, each, {}, now)]);
}

describe('a closing that moves later in the night of a Friday', () => {
  const night = beijing('2021-10-29 23:00');

  test('wakes nobody, neither the superior nor the contact whose case was handed over', () => {
    const submitted = declarationIn('submitted', { enteredAt: beijing('2021-10-20 10:00') });
    const told = owed(caseOf(submitted), [], [], beijing('2021-10-20 10:01'));
    expect(told[0]?.states).toHaveProperty('handsOverAt');
    const ledger = sentLedger([], told, beijing('2021-10-20 10:01'));
    const handed = { ...submitted, desk: 'superior', handedAt: beijing('2021-10-26 10:00') } as const;
    const asked = owed(caseOf(handed), [], ledger, beijing('2021-10-26 10:01'));
    const kept = sentLedger(ledger, asked, beijing('2021-10-26 10:01'));
    const moved = caseOf(handed, {
      locks: locksWith('employer', { closesAt: beijing('2021-11-13'), moves: 1 }),
    });
    const corrected = owed(moved, [], kept, night);
    const monday = beijing('2021-11-01 10:30');
    expect(leaving(moved, [], corrected, night)).toEqual([
      ['date-changed', 'employer', monday],
      ['date-changed', 'employer-superior', monday],
    ]);
  });

  test('wakes nobody where it lets a notice end in time that could not', () => {
    const enteredAt = beijing('2021-11-04 10:00');
    const late = declarationIn('submitted', { enteredAt, version: 9 });
    const ledger = sentLedger([], owed(caseOf(late), [], [], enteredAt), enteredAt);
    const locks = locksWith('employer', { closesAt: beijing('2021-11-19'), moves: 1 });
    const now = beijing('2021-11-05 23:00');
    const corrected = owed(caseOf(late, { locks }), [], ledger, now);
    expect(corrected).toMatchObject([
      {
        occasion: 'asked-to-review',
        covers: ['date-changed#1'],
        states: { moved: 'later', changedDays: expect.stringContaining('closesAt') },
      },
    ]);
    expect(leaving(caseOf(late, { locks }), [], corrected, now)).toEqual([
      ['asked-to-review', 'employer', beijing('2021-11-08 10:30')],
    ]);
  });
});
