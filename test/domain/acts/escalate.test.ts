import { describe, expect, test } from 'vitest';
import { escalate } from '../../../domain/acts/escalate.ts';
import { beijing, declarationIn } from '../cases.ts';

const now = beijing('2021-10-18 10:00');

describe('an escalation', () => {
  test.each(['submitted', 'supported', 'posted', 'forwarded'] as const)(
    'hands what stands at %s to the superior, automatically, in the same wait',
    (standing) => {
      const declaration = declarationIn(standing);
      expect(escalate({ declaration }, 'employer-superior-four-days-after-asked', now)).toEqual({
        move: 'escalate',
        to: standing,
        at: now,
        actor: { kind: 'automatic', by: 'escalation' },
        set: { desk: 'superior' },
        gates: [],
        inputs: { occasion: 'employer-superior-four-days-after-asked' },
      });
    },
  );

  test('happens once', () => {
    const declaration = declarationIn('submitted', { desk: 'superior' });
    expect(escalate({ declaration }, 'again', now)).toBeUndefined();
  });

  test.each(['draft', 'returned', 'recommended', 'lapsed'] as const)(
    'has nobody to hand %s to',
    (standing) => {
      expect(escalate({ declaration: declarationIn(standing) }, 'any', now)).toBeUndefined();
    },
  );
});
