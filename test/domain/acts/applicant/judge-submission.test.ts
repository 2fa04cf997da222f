import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../../adapters/call-file/vocabularies.ts';
import { judgeSubmission } from '../../../../domain/acts/applicant/judge-submission.ts';
import {
  at,
  BODIES,
  beijing,
  caseOf,
  declarationIn,
  EMPLOYER,
  ENDED_NOTICE,
  ROUTE,
  taken,
} from '../../../rigs/domain/cases.ts';

const submission = {
  agreedHash: 'hash-of-text',
  commitmentHash: 'hash-of-text',
  employer: EMPLOYER,
  bodies: BODIES,
  identityFindings: [],
  vocabularies: VOCABULARIES,
  reasons: {},
};

describe('a submission', () => {
  test('takes the claim, begins the first run and fixes the route of the employer’s affiliation', () => {
    const change = taken(
      judgeSubmission(caseOf(declarationIn('draft')), submission, at('2021-10-31 23:59:59.999')),
    );
    expect(change).toMatchObject({
      to: 'submitted',
      claim: 'take',
      clause: '四（一）',
      gates: [{ kind: 'open', stage: 'declare' }],
      set: {
        run: 1,
        route: ROUTE,
        bodyIndex: 0,
        submittedAt: beijing('2021-10-31 23:59:59.999'),
        commitment: { hash: 'hash-of-text' },
      },
    });
  });

  test('after a return keeps the run and removes the defects, the deadline and a spent grant', () => {
    const grant = { stage: 'declare', number: 2, until: beijing('2021-11-03') };
    const returned = declarationIn('returned', { run: 3, grant, notice: ENDED_NOTICE });
    const change = taken(judgeSubmission(caseOf(returned), submission, at('2021-11-02')));
    expect(change).toMatchObject({
      set: { run: 3 },
      drop: ['resubmitBy', 'defects', 'changes', 'reasons', 'grant'],
      gates: [{ kind: 'grant', number: 2, uses: true }],
    });
  });

  test('names everything that is missing at once, including the commitment', () => {
    const verdict = judgeSubmission(
      caseOf(declarationIn('draft', { draft: { employer: EMPLOYER.code } })),
      { ...submission, agreedHash: 'of-an-older-text', bodies: [] },
      at('2021-10-20'),
    );
    if (verdict.ok) throw new Error('It lacks nearly everything');
    expect(verdict.refusal.because).toBe('incomplete');
    const places = verdict.refusal.defects?.map(({ at: place }) => place) ?? [];
    expect(places).toEqual(
      expect.arrayContaining(['/identity/number', '/employer', '/level', '/commitment']),
    );
    expect(verdict.refusal.defects?.at(-1)).toMatchObject({ because: 'not-agreed' });
  });

  test('is refused as late before its draft is read', () => {
    const empty = caseOf(declarationIn('draft', { draft: {} }));
    expect(judgeSubmission(empty, submission, at('2021-11-01'))).toMatchObject({
      refusal: { because: 'stage-closed' },
    });
  });

  test('puts no name, number or address of the person into the timeline', () => {
    const { inputs } = taken(judgeSubmission(caseOf(declarationIn('draft')), submission, at('2021-10-20')));
    const kept = JSON.stringify(inputs);
    for (const secret of ['示例申报人', '13912345678', 'applicant@example.com', '330402199001010019'])
      expect(kept).not.toContain(secret);
  });
});
