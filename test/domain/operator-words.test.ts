import { expect, test } from 'vitest';
import { stageSaid } from '../../domain/call/steps.ts';
import { OPERATOR_REFUSALS } from '../../domain/wording/operator-refusals.ts';
import { sayRefusal } from '../../domain/wording/say-refusal.ts';
import { jiaxing } from '../rigs/domain/cases.ts';

const EMPLOYERS = {
  zh: '“用人单位审核、公示、推荐”（employer）',
  en: /^"Employer's review, .*" \(employer\)$/,
};

test('operators see a step by its label and by the id that they type', () => {
  const { zh, en } = stageSaid(jiaxing, 'employer');
  expect(zh).toBe(EMPLOYERS.zh);
  expect(en).toMatch(EMPLOYERS.en);
  expect(stageSaid(jiaxing, 'constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
});

test('a refusal names the next step in the language of its sentence', () => {
  const { zh: next, en: nextEn } = stageSaid(jiaxing, 'employer');
  const facts = { next, nextEn, closesAt: '2021-11-11T16:00:00Z' };
  const said = sayRefusal({ because: 'past-the-next-stage', facts }, 'Asia/Shanghai', OPERATOR_REFUSALS);
  expect(said.zh).toContain(`${EMPLOYERS.zh}的截止时间 2021-11-11 24:00`);
  expect(said.en).toContain('(employer)');
  expect(said.en).not.toMatch(/\p{Script=Han}/u);
});
