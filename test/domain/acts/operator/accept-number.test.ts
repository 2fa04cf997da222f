import { expect, test } from 'vitest';
import { acceptNumber } from '../../../../domain/acts/operator/accept-number.ts';
import type { SealedIdentity } from '../../../../domain/declaration/sealed-identity.ts';
import { at, caseOf, declarationIn } from '../../../rigs/domain/cases.ts';

const IDENTITY: SealedIdentity = { kind: 'resident-id', sealed: 'sealed', hash: 'hash' };

const accepting = (identity: SealedIdentity) => {
  const subject = caseOf(declarationIn('draft', { identity }));
  const actor = { kind: 'operator', by: '示例操作员', execution: 'e' } as const;
  const { version } = subject.declaration;
  return acceptNumber(subject, { reason: '已核对证件' }, { version }, actor, at('2021-10-20').at);
};

test('a number with a wrong check digit is accepted by its document and its hash', () => {
  expect(accepting({ ...IDENTITY, failsCheck: true })).toMatchObject({
    ok: true,
    value: { set: { numberAccepted: { kind: 'resident-id', hash: 'hash' } } },
  });
});

test('a number with a right check digit, or without one, leaves nothing to accept', () => {
  expect(accepting(IDENTITY)).toMatchObject({ ok: false, refusal: { because: 'nothing-to-accept' } });
});
