import { describe, expect, test } from 'vitest';
import { restart } from '../../../domain/acts/restart.ts';
import { beijing, declarationIn, OPERATOR, taken } from '../cases.ts';

const now = beijing('2021-10-15');

describe('a restart', () => {
  test('raises the run, drops the old token, and changes nothing else', () => {
    const declaration = declarationIn('posted', { run: 4, token: 'old' });
    const change = taken(restart({ declaration }, { run: 4 }, OPERATOR, now));
    expect(change).toMatchObject({ to: 'posted', set: { run: 5 }, drop: ['token'], gates: [] });
    expect(Object.keys(change.set)).toEqual(['run']);
    expect(change.inputs).toEqual({ oldRun: 4, newRun: 5 });
  });

  test('is refused to whoever saw another run', () => {
    const declaration = declarationIn('posted', { run: 4 });
    expect(restart({ declaration }, { run: 3 }, OPERATOR, now)).toMatchObject({
      refusal: { because: 'stale', facts: { shown: 3, now: 4 } },
    });
  });

  test.each(['draft', 'recommended', 'refused', 'withdrawn', 'lapsed'] as const)(
    'is refused at %s, which nothing drives',
    (standing) => {
      const declaration = declarationIn(standing);
      expect(restart({ declaration }, { run: declaration.run }, OPERATOR, now)).toMatchObject({
        refusal: { because: 'not-in-this-standing' },
      });
    },
  );
});
