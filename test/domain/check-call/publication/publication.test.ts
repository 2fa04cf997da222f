import { describe, expect, test } from 'vitest';
import type { Call } from '../../../../domain/call/call.ts';
import { locksOf } from '../../../../domain/call/locks-stated.ts';
import { noticeRulesOf } from '../../../../domain/call/steps.ts';
import type { Lock, Locks } from '../../../../domain/call/windows.ts';
import { comparePublication } from '../../../../domain/check-call/publication/publication.ts';
import { beijing, callWith, jiaxing, stepIn } from '../../../rigs/domain/cases.ts';

const NOW = beijing('2021-10-11 09:00');

interface Than {
  readonly older?: readonly Call[];
  readonly locks?: Locks;
  readonly needing?: Record<string, string[]>;
  readonly now?: string;
}

/** The findings that prevent a version, and the steps whose locks it adds. */
function compared(
  call: Call,
  { older = [jiaxing], locks = locksOf(jiaxing), needing = {}, now = NOW }: Than = {},
) {
  const { findings, added } = comparePublication(
    { call, stated: locksOf(call), older, locks, needing, pinned: [] },
    now,
  );
  return [
    findings.map(({ path, because }) => `${because} ${path.join('.')}`),
    added.map(({ stage }) => stage),
  ];
}

const added = (id: string, closes: string, after: string) =>
  callWith((call) => {
    const like = structuredClone(stepIn(call, 'recommendation'));
    const next = call.steps.find((each) => each.after === after);
    if (next) next.after = id;
    call.steps.push({ ...like, id, after, closes: { ...like.closes, value: closes } });
  });

const without = (id: string) =>
  callWith((call) => {
    call.steps = call.steps.filter((each) => each.id !== id);
  });

const closing = (id: string, closes: string) =>
  callWith((call) => {
    stepIn(call, id).closes.value = closes;
  });

const withLock = (id: string, change: Partial<Lock>): Locks => {
  const locks = locksOf(jiaxing);
  return { ...locks, [id]: { ...(locks[id] as Lock), ...change } };
};

describe('the first version of a call', () => {
  test('brings all its locks, at any time', () => {
    expect(compared(jiaxing, { older: [], locks: {}, now: beijing('2022-01-01') })).toEqual([
      [],
      ['declare', 'employer', 'recommendation'],
    ]);
  });
});

/** Every kind of change that leaves each declaration a way on. */
const TAKEN: [string, Call, Than?, string[]?][] = [
  ['nothing', jiaxing],
  ['a step between', added('county', '2021-11-15', 'notice'), {}, ['county']],
  ['a step after the last', added('city', '2021-11-25 17:00', 'recommendation'), {}, ['city']],
  ['a step that nobody needs taken away', without('recommendation'), { needing: { recommendation: [] } }],
  [
    'a step taken away and brought again while its lock is open',
    jiaxing,
    { older: [jiaxing, without('recommendation')] },
  ],
  [
    'the closing in force after it was moved',
    closing('declare', '2021-11-02'),
    {
      locks: withLock('declare', { closesAt: beijing('2021-11-03'), moves: 1 }),
    },
  ],
  ['a closing written otherwise', closing('declare', '2021-10-31 23:59:59')],
  ['a zone of the same clocks', callWith((call) => (call.identity.zone.value = 'Asia/Chongqing'))],
  ['a step by another name', callWith((call) => (stepIn(call, 'declare').name = '申报'))],
  ['a duty', callWith((call) => (stepIn(call, 'declare').duty.value = '申报。'))],
  [
    'the bodies of a route',
    callWith((call) => {
      for (const route of call.routes.value) route.bodies = [];
    }),
  ],
  [
    'returns',
    callWith((call) => {
      const returns = stepIn(call, 'employer').returns?.value;
      if (returns) returns.resubmitBy = 'employer';
    }),
  ],
  ['no returns', callWith((call) => delete stepIn(call, 'employer').returns)],
  ['the public notice', callWith((call) => (noticeRulesOf(call, 'notice').days.value.days = 7))],
  ['levels', callWith((call) => call.levels.value.pop())],
  ['professions', callWith((call) => (call.identity.professions.value = []))],
  ['materials', callWith((call) => (call.materials.value = []))],
  ['the ladder', callWith((call) => (call.ladder.value = []))],
  ['texts', callWith((call) => (call.texts.value = {}))],
  ['the commitment', callWith((call) => (call.commitment.value = '本人承诺。'))],
  ['the cut-off', callWith((call) => (call.cutOff.value = '2022-01-01'))],
];

describe('a later version with a change in', () => {
  test.each<[string, Call, Than?, string[]?]>(TAKEN)('%s is taken', (_, call, than = {}, brings = []) => {
    expect(compared(call, than)).toEqual([[], brings]);
  });

  test.each<[string, Call, string[], Than?]>([
    ['a closing to a later one', closing('employer', '2021-11-12'), ['closing-differs steps.1.closes.value']],
    [
      'a closing by an hour',
      closing('employer', '2021-11-12 12:00'),
      ['closing-differs steps.1.closes.value'],
    ],
    [
      'a closing to an earlier one',
      closing('employer', '2021-11-10'),
      ['closing-differs steps.1.closes.value'],
    ],
    [
      'nothing, though the closing was moved since',
      jiaxing,
      ['closing-differs steps.0.closes.value'],
      { locks: withLock('declare', { closesAt: beijing('2021-11-03'), moves: 1 }) },
    ],
    [
      'an opening',
      callWith((call) => (stepIn(call, 'declare').opens = { value: '2021-09-17', source: '三' })),
      ['opening-differs steps.0.opens'],
    ],
    [
      'the zone',
      callWith((call) => (call.identity.zone.value = 'Asia/Tokyo')),
      ['zone-changed identity.zone.value'],
    ],
    [
      'the review year',
      callWith((call) => (call.identity.reviewYear.value = 2022)),
      ['review-year-changed identity.reviewYear.value'],
    ],
    [
      'whose a step is',
      callWith((call) => (stepIn(call, 'recommendation').by = 'employer')),
      ['actor-changed steps.3.by'],
    ],
    [
      'whose a step was that it brings again',
      callWith((call) => (stepIn(call, 'recommendation').by = 'employer')),
      ['actor-changed steps.3.by'],
      { older: [jiaxing, without('recommendation')] },
    ],
    [
      'whose two steps are',
      callWith((call) => {
        stepIn(call, 'declare').by = 'employer';
        stepIn(call, 'employer').by = 'applicant';
      }),
      ['actor-changed steps.0.by', 'actor-changed steps.1.by'],
    ],
    [
      'a step by a new one that has closed',
      added('county', '2021-11-25', 'recommendation'),
      ['new-step-closed steps.4.closes.value'],
      { now: beijing('2021-11-26') },
    ],
    [
      'a step by one that was taken away and is locked',
      jiaxing,
      ['new-step-closed steps.3.closes.value'],
      {
        older: [jiaxing, without('recommendation')],
        locks: withLock('recommendation', { lockedAt: beijing('2021-10-10') }),
      },
    ],
    [
      'a step that declarations need, taking it away',
      without('recommendation'),
      ['step-still-needed steps'],
      { needing: { recommendation: ['2021-0000-0001'] } },
    ],
    [
      'the id of a step that declarations need',
      callWith((call) => (stepIn(call, 'declare').id = 'apply')),
      ['step-still-needed steps'],
      { needing: { declare: ['2021-0000-0001'] } },
    ],
  ])('%s is refused by name', (_, call, words, than) => {
    expect(compared(call, than)[0]).toEqual(words);
  });

  test('several things at once is refused for all of them', () => {
    const call = callWith((each) => {
      each.identity.reviewYear.value = 2022;
      stepIn(each, 'declare').closes.value = '2021-11-01';
      stepIn(each, 'employer').closes.value = '2021-11-10';
    });
    expect(compared(call)[0]).toHaveLength(3);
  });

  test('a closing names the act that can move it, or the closing in force if it is earlier', () => {
    const said = (call: Call) =>
      comparePublication(
        { call, stated: locksOf(call), older: [jiaxing], locks: locksOf(jiaxing), needing: {}, pinned: [] },
        NOW,
      ).findings[0];
    const later = said(closing('declare', '2021-11-02 17:00'));
    const input =
      '{"act":"move-deadline","call":"jiaxing-it-2021","stage":"declare","from":"2021-10-31","to":"2021-11-02 17:00"}';
    expect([later?.zh, later?.en]).toEqual([expect.stringContaining(input), expect.stringContaining(input)]);
    const earlier = said(closing('declare', '2021-10-30'));
    expect(earlier?.zh).not.toContain('move-deadline');
    expect(earlier?.zh).toContain('请照写 2021-10-31');
  });
});
