import { describe, expect, test } from 'vitest';
import { queueOf } from '../../domain/declaration.ts';
import { audienceAt, deskOf } from '../../domain/desk.ts';
import type { Audience } from '../../domain/message.ts';
import { declarationIn, EMPLOYER } from './cases.ts';

const submitted = declarationIn('submitted');

describe('the desk of an audience', () => {
  test.each<[Audience, string | undefined]>([
    ['employer', `employer:${EMPLOYER.code}`],
    ['employer-superior', `employer-superior:${EMPLOYER.code}`],
    ['body:nanhu-point', 'body:nanhu-point'],
    ['body-superior:nanhu-point', 'body-superior:nanhu-point'],
    ['applicant', undefined],
  ])('of %s is %s', (audience, desk) => {
    expect(deskOf(submitted, audience)).toBe(desk);
    if (desk !== undefined) expect(audienceAt(desk)).toBe(audience);
  });

  test('is none where no employer is stated', () => {
    expect(deskOf({ draft: {} }, 'employer')).toBeUndefined();
  });

  test.each(['submitted', 'supported', 'posted', 'forwarded'] as const)(
    'is the queue in which a declaration waits: %s',
    (standing) => {
      for (const desk of ['contact', 'superior'] as const) {
        const declaration = declarationIn(standing, { desk });
        const queue = queueOf(declaration) ?? '';
        expect(deskOf(declaration, audienceAt(queue))).toBe(queue);
      }
    },
  );
});
