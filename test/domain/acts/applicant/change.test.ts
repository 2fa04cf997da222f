import { describe, expect, test } from 'vitest';
import { judgeDraftChange } from '../../../../domain/acts/applicant/change.ts';
import { at, COMPLETE, caseOf, declarationIn, taken } from '../../../rigs/domain/cases.ts';

describe('a change of the draft', () => {
  const identity = { kind: 'resident-id', sealed: 'sealed again', hash: 'hash' };
  const to = (hash: string | undefined) => ({
    draft: COMPLETE,
    identity: hash === undefined ? undefined : { ...identity, hash },
    sections: ['identity'],
  });

  test.each(['draft', 'returned'] as const)('is possible at %s and keeps that standing', (standing) => {
    const change = taken(judgeDraftChange(caseOf(declarationIn(standing)), to('hash'), at('2021-10-20')));
    expect(change).toMatchObject({ to: standing, set: { identity: { hash: 'hash' } }, drop: [] });
    expect(change.gates).toEqual([{ kind: 'open', stage: 'declare' }]);
  });

  test.each(['draft', 'returned'] as const)('may replace or remove the identity at %s', (standing) => {
    const subject = caseOf(declarationIn(standing));
    expect(taken(judgeDraftChange(subject, to('other'), at('2021-10-20'))).set).toMatchObject({
      identity: { hash: 'other' },
    });
    expect(taken(judgeDraftChange(subject, to(undefined), at('2021-10-20'))).drop).toEqual(['identity']);
  });
});
