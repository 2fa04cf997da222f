import { describe, expect, test } from 'vitest';
import { escalate } from '../../../domain/acts/escalate.ts';
import { BODIES, beijing, declarationIn, EMPLOYER } from '../../rigs/domain/cases.ts';

const now = beijing('2021-10-18 10:00');

describe('an escalation', () => {
  test.each([
    ['submitted', `employer-superior:${EMPLOYER.code}`],
    ['supported', `employer-superior:${EMPLOYER.code}`],
    ['posted', `employer-superior:${EMPLOYER.code}`],
    ['forwarded', `body-superior:${BODIES[0]?.id}`],
  ] as const)(
    'hands a declaration at %s to the superior, automatically, in the wait as it stands, and names the superior’s desk: %s',
    (standing, handedTo) => {
      const declaration = declarationIn(standing);
      expect(escalate({ declaration }, 'employer-superior-four-days-after-asked', now)).toEqual({
        move: 'escalate',
        to: standing,
        at: now,
        actor: { kind: 'automatic', by: 'escalation' },
        set: { desk: 'superior', handedAt: now },
        gates: [],
        inputs: { occasion: 'employer-superior-four-days-after-asked', handedTo },
      });
    },
  );

  test('happens once', () => {
    const declaration = declarationIn('submitted', { desk: 'superior' });
    expect(escalate({ declaration }, 'again', now)).toBeUndefined();
  });

  test.each(['draft', 'returned', 'recommended', 'lapsed'] as const)(
    'finds nobody to hand a declaration to at %s',
    (standing) => {
      expect(escalate({ declaration: declarationIn(standing) }, 'any', now)).toBeUndefined();
    },
  );
});
