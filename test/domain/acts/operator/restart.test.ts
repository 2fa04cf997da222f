import { describe, expect, test } from 'vitest';
import { PATROL, pauseBeforeRestart, restart } from '../../../../domain/acts/operator/restart.ts';
import type { TimelineEntry } from '../../../../domain/declaration/timeline.ts';
import { epochOf, plusSeconds } from '../../../../domain/values/instant.ts';
import { beijing, declarationIn, OPERATOR, taken } from '../../../rigs/domain/cases.ts';

const now = beijing('2021-10-15');

describe('a restart', () => {
  test('raises the run, removes the old token, and changes nothing else', () => {
    const declaration = declarationIn('posted', { run: 4, token: 'old' });
    const change = taken(restart({ declaration }, { run: 4 }, OPERATOR, now));
    expect(change).toMatchObject({ to: 'posted', set: { run: 5 }, drop: ['token'], gates: [] });
    expect(Object.keys(change.set)).toEqual(['run']);
    expect(change.inputs).toEqual({ oldRun: 4, newRun: 5 });
  });

  test('is refused to an operator who saw another run', () => {
    const declaration = declarationIn('posted', { run: 4 });
    expect(restart({ declaration }, { run: 3 }, OPERATOR, now)).toMatchObject({
      refusal: { because: 'stale', facts: { shown: 3, now: 4 } },
    });
  });

  test.each(['draft', 'recommended', 'refused', 'withdrawn', 'lapsed'] as const)(
    'is refused at %s, which has no driver',
    (standing) => {
      const declaration = declarationIn(standing);
      expect(restart({ declaration }, { run: declaration.run }, OPERATOR, now)).toMatchObject({
        refusal: { because: 'not-in-this-standing' },
      });
    },
  );
});

describe('a driver that did not move', () => {
  const START = '2021-10-11T01:00:00.000Z';
  const entry = (move: TimelineEntry['move'], minutes: number, actor = PATROL): TimelineEntry => ({
    ...{ declaration: 'd', version: 1, to: 'submitted', call: 'c', callVersion: 1, calendar: 1, run: 1 },
    ...{ move, actor, at: plusSeconds(START, minutes * 60) },
  });
  const restarts = (count: number) => Array.from({ length: count }, (_, nth) => entry('restart', nth * 10));
  const minutesAfter = (timeline: readonly TimelineEntry[]) => {
    const until = pauseBeforeRestart(timeline)?.until;
    const last = timeline.at(-1)?.at ?? '';
    return until === undefined ? 0 : (epochOf(until) - epochOf(last)) / 60_000;
  };

  test.each([
    [0, 0],
    [2, 0],
    [3, 20],
    [4, 40],
    [8, 640],
    [9, 1280],
    [10, 1440],
    [400, 1440],
  ])(
    'has had %i new runs in a row: the next comes %i minutes after the last at the earliest',
    (count, minutes) => {
      expect(minutesAfter([entry('submit', -5), ...restarts(count)])).toBe(minutes);
    },
  );

  test('is reported as put off at the first pause alone', () => {
    expect([3, 4, 5].map((count) => pauseBeforeRestart(restarts(count))?.isFirst)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('begins its count anew after any other act, even an operator’s restart', () => {
    expect(pauseBeforeRestart([...restarts(9), entry('support', 200)])).toBeUndefined();
    const byHand = entry('restart', 200, OPERATOR);
    expect(pauseBeforeRestart([...restarts(9), byHand, entry('restart', 210)])).toBeUndefined();
  });
});
