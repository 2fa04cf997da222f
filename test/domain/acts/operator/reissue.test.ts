import { describe, expect, test } from 'vitest';
import { reissue } from '../../../../domain/acts/operator/reissue.ts';
import { beijing, declarationIn, EMPLOYER, OPERATOR, taken } from '../../../rigs/domain/cases.ts';

const now = beijing('2021-10-15');
const rounds = { present: 2, expected: 2, reason: '链接遗失' };

describe('a reissue', () => {
  test.each([
    ['submitted', 'contact', 'employer'],
    ['supported', 'superior', 'employer-superior'],
    ['posted', 'contact', 'employer'],
    ['forwarded', 'superior', 'body-superior:nanhu-acceptance-point'],
  ] as const)('at %s goes to the %s’s desk and changes nothing else', (standing, desk, audience) => {
    const change = taken(reissue({ declaration: declarationIn(standing, { desk }) }, rounds, OPERATOR, now));
    expect(change).toMatchObject({ move: 'reissue', to: standing, set: {}, gates: [] });
    expect(change.inputs).toEqual({ audience, round: 3, reason: '链接遗失' });
    expect(JSON.stringify(change.inputs)).not.toContain(EMPLOYER.code);
  });

  test('is refused to an operator who saw another round', () => {
    const declaration = declarationIn('posted');
    expect(reissue({ declaration }, { ...rounds, expected: 1 }, OPERATOR, now)).toMatchObject({
      refusal: { because: 'stale', facts: { shown: 1, now: 2 } },
    });
    const first = { ...rounds, present: 0, expected: 1 };
    expect(reissue({ declaration }, first, OPERATOR, now)).toMatchObject({
      refusal: { because: 'no-link-yet', facts: { shown: 1 } },
    });
  });

  test.each(['draft', 'returned', 'recommended', 'refused', 'withdrawn', 'lapsed'] as const)(
    'is refused at %s, which no desk holds',
    (standing) => {
      expect(reissue({ declaration: declarationIn(standing) }, rounds, OPERATOR, now)).toMatchObject({
        refusal: { because: 'not-in-this-standing' },
      });
    },
  );
});
