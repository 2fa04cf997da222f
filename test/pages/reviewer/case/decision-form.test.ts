import { describe, expect, test } from 'vitest';
import { mayReturn } from '../../../../domain/acts/reviewer/may-return.ts';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import type { Language } from '../../../../domain/values/said.ts';
import { decisionForm } from '../../../../pages/reviewer/case/decision-form.ts';

import { beijing, caseOf, declarationIn, ENDED_NOTICE as ended, ROUTE } from '../../../rigs/domain/cases.ts';

function shown(language: Language, declaration: Declaration): string {
  const subject = caseOf(declaration);
  const returning = mayReturn(subject, beijing('2021-10-20 09:00'));
  const forms = {
    language,
    subject,
    desk: '/review/token',
    seals: { decision: 'seal' },
    isNamesake: false,
    attempt: undefined,
  };
  return decisionForm(forms, returning).text.replace(/<[^>]*>/g, '');
}

describe('the choice to support says what follows', () => {
  test.each<[string, Declaration, string, string]>([
    [
      'a first review',
      declarationIn('submitted', { route: ROUTE }),
      '同意，接下来在本单位公示',
      'Support; the public notice comes next',
    ],
    [
      'a second one while the notice still counts',
      declarationIn('submitted', { route: ROUTE, notice: ended }),
      `同意并推荐：公示仍然有效，不再公示，直接报${ROUTE[0]?.name}`,
      `the notice still counts, and it goes straight to ${ROUTE[0]?.name}`,
    ],
    [
      'the same on a route without bodies',
      declarationIn('submitted', { route: [], notice: ended }),
      '不再公示，直接报评审委员会',
      'it goes straight to the review committee',
    ],
    [
      'the first body',
      declarationIn('forwarded', { route: ROUTE, bodyIndex: 0 }),
      `同意并推荐，接下来报${ROUTE[1]?.name}`,
      `Support and recommend; next comes ${ROUTE[1]?.name}`,
    ],
    [
      'the last body',
      declarationIn('forwarded', { route: ROUTE, bodyIndex: 1 }),
      '同意并推荐，接下来报评审委员会',
      'Support and recommend; next comes the review committee',
    ],
  ])('%s', (_, declaration, zh, en) => {
    expect(shown('zh', declaration)).toContain(zh);
    expect(shown('en', declaration)).toContain(en);
  });
});
