import { describe, expect, test } from 'vitest';
import { changeDraft } from '../../../domain/acts/change.ts';
import { at, COMPLETE, caseOf, declarationIn, taken } from '../cases.ts';

describe('changing', () => {
  const identity = { kind: 'resident-id', sealed: 'sealed again', hash: 'hash' };
  const to = (hash: string | undefined) => ({
    draft: COMPLETE,
    identity: hash === undefined ? undefined : { ...identity, hash },
    sections: ['identity'],
  });

  test.each(['draft', 'returned'] as const)(
    'is possible while it stands at %s, and stays there',
    (standing) => {
      const change = taken(changeDraft(caseOf(declarationIn(standing)), to('hash'), at('2021-10-20')));
      expect(change).toMatchObject({ to: standing, set: { identity: { hash: 'hash' } }, drop: [] });
      expect(change.gates).toEqual([{ kind: 'open', stage: 'declare' }]);
    },
  );

  test('another identity is possible before the first submission, also none at all', () => {
    const draft = caseOf(declarationIn('draft'));
    expect(taken(changeDraft(draft, to('other'), at('2021-10-20'))).set).toMatchObject({
      identity: { hash: 'other' },
    });
    expect(taken(changeDraft(draft, to(undefined), at('2021-10-20'))).drop).toEqual(['identity']);
  });

  test.each([['other'], [undefined]])('the identity to %s is refused once submitted', (hash) => {
    const verdict = changeDraft(caseOf(declarationIn('returned')), to(hash), at('2021-10-20'));
    expect(verdict).toEqual({
      ok: false,
      refusal: {
        because: 'identity-fixed',
        defects: [{ at: '/identity/number', because: 'identity-fixed' }],
      },
    });
  });
});
