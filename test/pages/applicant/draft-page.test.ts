import { expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { draftPage } from '../../../pages/applicant/draft-page.ts';
import { typedOf } from '../../../pages/draft/draft-form.ts';
import { beijing, caseOf, declarationIn } from '../../rigs/domain/cases.ts';

const CHOSEN: Draft = { level: 'technician', eligibilityRoute: 'normal' };

/** The page of a saved draft, with a level and a route in its fields. */
function shown(draft: Draft, hasSms = false): string {
  return draftPage({
    ...{ language: 'zh', at: beijing('2021-10-09'), subject: caseOf(declarationIn('draft', { draft })) },
    ...{ values: typedOf(CHOSEN), vocabularies: VOCABULARIES, defects: [], employerName: undefined },
    ...{ seal: 'seal', saved: undefined, hasSms },
  }).body.text;
}

test('what the saved level and route do not need is said of a saved level and route alone', () => {
  expect(shown(CHOSEN)).toContain('按已保存的级别和途径不必填');
  expect(shown({})).not.toContain('按已保存的级别和途径不必填');
});

test('who is signed in is told who looks at the register, and not that nobody knows who it is', () => {
  expect(shown({})).toContain('由审核人查询职称评审诚信档案库');
  expect(shown({})).not.toContain('不知道您是谁');
});

test('consent to short messages is asked for where the site sends them, and nowhere else', () => {
  expect(shown({}, true)).toContain('name="/identity/smsAgreed"');
  expect(shown({}, true)).not.toContain('本系统不向手机发消息');
  expect(shown({})).not.toContain('smsAgreed');
});
