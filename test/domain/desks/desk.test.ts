import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../domain/declaration/declaration.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { audienceAt, deskOf, employerToldOf, presentDeskOf } from '../../../domain/desks/desk.ts';
import type { Audience } from '../../../domain/desks/message.ts';
import type { DeskId } from '../../../domain/identifiers/desk-id.ts';
import { declarationIn, EMPLOYER } from '../../rigs/domain/cases.ts';

const submitted = declarationIn('submitted');
const asked = (audience: Audience) => ({ occasion: 'asked-to-review', round: 0, audience });
const told = (declaration: Pick<Declaration, 'draft' | 'submittedDraft'>) => ({ declaration, timeline: [] });

describe('the desk of an audience', () => {
  test.each<[Audience, DeskId | undefined]>([
    ['employer', `employer:${EMPLOYER.code}`],
    ['employer-superior', `employer-superior:${EMPLOYER.code}`],
    ['body:nanhu-point', 'body:nanhu-point'],
    ['body-superior:nanhu-point', 'body-superior:nanhu-point'],
    ['applicant', undefined],
  ])('is, for %s, %s', (audience, desk) => {
    expect(deskOf(told(submitted), asked(audience))).toBe(desk);
    if (desk !== undefined) expect(audienceAt(desk)).toBe(audience);
  });

  test('is absent if no employer is stated', () => {
    expect(deskOf(told({ draft: {} }), asked('employer'))).toBeUndefined();
  });

  test.each(['submitted', 'supported', 'posted', 'forwarded'] as const)(
    'is where the declaration waits: %s',
    (standing) => {
      for (const desk of ['contact', 'superior'] as const) {
        const declaration = declarationIn(standing, { desk });
        const queue = presentDeskOf(declaration);
        if (!queue) throw new Error('No desk');
        expect(deskOf(told(declaration), asked(audienceAt(queue)))).toBe(queue);
      }
    },
  );
});

describe('the employer whom a message concerns', () => {
  const [first, second, edited] = ['91990000MA990001X2', '91990000MA990002X0', '91990000MA990003X8'];
  const submission = (
    version: number,
    employer: string,
  ): Pick<TimelineEntry, 'move' | 'version' | 'inputs'> => ({
    move: 'submit',
    version,
    inputs: { employer },
  });
  const declaration = { draft: { employer: edited }, submittedDraft: { employer: second } };
  const timeline = [submission(3, first), submission(6, second)];

  test.each([
    ['asked-to-review', 1, second],
    ['told-of-return', 4, first],
    ['told-of-support', 7, second],
    ['told-of-withdrawal', 8, second],
    ['link-reissued', 4, first],
    ['link-reissued', 7, second],
  ])(
    'is, for %s in round %i, the one that was submitted, never one that is being edited',
    (occasion, round, employer) => {
      expect(employerToldOf({ declaration, timeline }, { occasion, round })).toBe(employer);
    },
  );

  test('is the draft’s before any submission', () => {
    const draft = { employer: edited };
    const message = { occasion: 'told-of-lapse', round: 2 };
    expect(employerToldOf({ declaration: { draft }, timeline: [] }, message)).toBe(edited);
  });
});
