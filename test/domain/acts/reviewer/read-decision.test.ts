import { expect, test } from 'vitest';
import { readDecision } from '../../../../domain/acts/reviewer/read-decision.ts';

test.each([
  [{ decision: 'support' }, { kind: 'support' }],
  [
    { decision: 'support', opinion: '同意' },
    { kind: 'support', opinion: '同意' },
  ],
  [
    { decision: 'return', defects: '一\n\n 二 ' },
    { kind: 'return', defects: ['一', '二'] },
  ],
  [
    { decision: 'refuse', reason: '不符', confirmed: 'yes' },
    { kind: 'refuse', reason: '不符' },
  ],
])('reads %j', (stated, decision) => {
  expect(readDecision(stated)).toEqual({ ok: true, value: decision });
});

test.each([
  [{}, ['/decision missing']],
  [{ decision: 'constructor' }, ['/decision malformed']],
  [{ decision: 'return' }, ['/defects missing']],
  [{ decision: 'refuse' }, ['/reason missing', '/confirmed not-confirmed']],
  [{ decision: 'refuse', reason: '不符' }, ['/confirmed not-confirmed']],
  [{ decision: 'support', confirmed: 'yes' }, ['/confirmed of-another-decision']],
  [{ decision: 'support', defects: '一' }, ['/defects of-another-decision']],
  [{ decision: 'return', reason: '不符' }, ['/defects missing', '/reason of-another-decision']],
])('refuses %j', (stated, defects) => {
  const read = readDecision(stated);
  expect(read.ok ? [] : read.defects.map(({ at, because }) => `${at} ${because}`)).toEqual(defects);
});
