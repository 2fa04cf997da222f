import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { Person } from '../../../domain/achievements/person.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { judgeAll } from '../../../domain/eligibility/judgement.ts';
import { routesOfLevel } from '../../../domain/eligibility/unmet/routes-of-level.ts';
import type { Language } from '../../../domain/values/said.ts';
import { draftPage } from '../../../pages/applicant/draft-page.ts';
import { typedOf } from '../../../pages/draft/draft-form.ts';
import { draftRoutes } from '../../../pages/draft/draft-routes.ts';
import { html } from '../../../pages/html/html.ts';
import { beijing, caseOf, declarationIn } from '../../rigs/domain/cases.ts';
import { jiaxingCall } from '../../rigs/domain/jiaxing.ts';

const { eligibility } = jiaxingCall;
if (!eligibility) throw new Error('The real call judges');
const spoken = { call: jiaxingCall, eligibility, vocabularies: VOCABULARIES };
const HOURS = { 2019: 90, 2020: 90, 2021: 90 };
/** Four years as an assistant engineer are full on 2022-03-01, and no other route is near. */
const LATE: Person = {
  degrees: [{ degree: 'bachelor', obtainedOn: '2014-06-30' }],
  titles: [{ title: 'assistant-engineer', obtainedOn: '2018-03-01' }],
  ...{ certificates: [], awards: [], employments: [], selfScore: 40, hours: HOURS, insurance: 'local' },
};

function routesFor(draft: Draft) {
  const routes = draft.level
    ? routesOfLevel(jiaxingCall, VOCABULARIES, draft)
    : judgeAll(jiaxingCall, spoken.eligibility, VOCABULARIES, draft.facts ?? {});
  return { spoken, routes, chosen: draft };
}
const shown = (draft: Draft, language: Language = 'zh') =>
  html`${draftRoutes(language, routesFor(draft))}`.text.replaceAll(/\s+/g, ' ');
const summariesOf = (text: string) =>
  [...text.matchAll(/<details><summary>(.*?)<\/summary>/g)].map(([, each = '']) =>
    each.replaceAll(/<[^>]*>/g, ''),
  );

describe('the routes on the page of the draft', () => {
  test('are folded, the most promising first, each with what it lacks and from when it is met', () => {
    const draft = { level: 'engineer', eligibilityRoute: 'self-score', facts: LATE };
    const [first, second, ...others] = summariesOf(shown(draft));
    expect(first).toContain('按评价条件规定的学历、资历');
    expect(first).toContain('不符合，还差1项，到2022-03-01即符合');
    expect(second).toContain('自评分达到60分');
    expect(second).toContain('（所选）：不符合，还差1项');
    expect(second).not.toContain('即符合');
    expect(others).toHaveLength(2);
    expect(shown(draft)).not.toContain('<details open');
  });

  test('say what is met, and beside what is missing its clause and what alone would do', () => {
    const text = shown({ level: 'engineer', facts: LATE });
    expect(text).toContain('还差20分');
    expect(text).toContain('依据：二（一）</details>');
    expect(text).toMatch(/已符合：[^<]*大专以上学历/);
  });

  test('say of an empty draft what is to be stated, and never that it is not met', () => {
    const text = shown({ level: 'engineer' }, 'en');
    expect(summariesOf(text)).toHaveLength(4);
    for (const each of summariesOf(text)) expect(each).toMatch(/: not known, \d to state$/);
    expect(text).not.toContain('Met:');
  });

  test('are those of every level while none is chosen, the higher level first', () => {
    const all = summariesOf(shown({ facts: LATE }));
    expect(all).toHaveLength(8);
    expect(all.findIndex((each) => each.startsWith('助理工程师'))).toBeGreaterThan(-1);
    expect(all.every((each) => !each.includes('所选'))).toBe(true);
  });

  test('stand nowhere under a level that the call does not have', () => {
    expect(shown({ level: 'professor', facts: LATE })).toBe('');
  });
});

test.each(['zh', 'en'] as const)(
  'the page of a draft stays small in %s with every route on it',
  (language) => {
    const page = (draft: Draft) =>
      draftPage({
        ...{ language, at: beijing('2021-10-09'), subject: caseOf(declarationIn('draft', { draft })) },
        ...{ values: typedOf(draft), vocabularies: VOCABULARIES, defects: [], employerName: undefined },
        ...{ seal: 'seal', saved: undefined, routes: routesFor(draft) },
      }).body.text;
    for (const draft of [{}, { facts: LATE }, { level: 'engineer', eligibilityRoute: 'normal', facts: LATE }])
      expect(new TextEncoder().encode(page(draft)).length).toBeLessThan(60 * 1024);
    expect(page({ facts: LATE })).toContain('id="routes"');
  },
);

test('a degree that is only to be stated is asked for without the one degree that alone would do', () => {
  const text = shown({ level: 'engineer', facts: { hours: HOURS } });
  expect(text).toContain('请说明学历及取得日期');
  expect(text).not.toContain('博士');
});
