import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import type { AchievementFile } from '../../../domain/achievement-file/achievement-file.ts';
import type { Language } from '../../../domain/values/said.ts';
import { achievementFilePage } from '../../../pages/achievements/achievement-file-page.ts';
import { KEEPING } from '../../../pages/applicant/submit-page.ts';
import { html } from '../../../pages/html/html.ts';
import { beijing } from '../../rigs/domain/cases.ts';

const FILE: AchievementFile = {
  facts: {
    degrees: [{ degree: 'of-an-earlier-year', school: '<b>某校</b>' }],
    awards: [],
    probationPassedOn: 'none',
    hours: { 2020: 90, 2021: { professional: 60, total: 90 } },
    insured: [{ as: 'here', from: '2020-01' }],
    employments: [{ from: '2015-07', dispatched: true }],
  },
  words: {
    degrees: { 'of-an-earlier-year': { zh: '往年学历', en: 'Degree of an earlier year' } },
    subjects: { professional: { zh: '专业科目', en: 'Professional subjects' } },
    situations: { here: { zh: '在本地参保', en: 'Insured here' } },
  },
  ...{ lastUsedOn: '2021-10-08', forgottenOn: '2027-10-08', forgottenAt: beijing('2027-10-08') },
};

const shown = (language: Language, file: AchievementFile | undefined = FILE) =>
  html`${achievementFilePage({ language, file, vocabularies: VOCABULARIES, seal: 'seal' }).body}`.text;

describe('the page of a file', () => {
  test('says each fact in the words that were kept, and what no list has any more', () => {
    for (const part of [
      '往年学历',
      '现行词表没有这一项',
      '专业科目 60、合计 90 学时',
      '90 学时',
      '在本地参保',
      '是',
      '没有',
      '2027-10-08',
    ])
      expect(shown('zh')).toContain(part);
    for (const part of [
      ...[
        'Degree of an earlier year',
        'a draft asks for it again',
        'Professional subjects 60, in all 90 hours',
      ],
      ...['Insured here', 'Yes', 'None', 'forgotten on 2027-10-08'],
    ])
      expect(shown('en')).toContain(part);
  });

  test('shows what was typed as text and never as markup', () => {
    expect(shown('zh')).toContain('&lt;b&gt;某校&lt;/b&gt;');
    expect(shown('zh')).not.toContain('<b>');
  });

  test('says what the file leaves out, and that drafts begun from it keep their copies', () => {
    for (const part of ['推荐人、自评分和“社会保险”一项的选择', '用它新建的草稿'])
      expect(shown('zh')).toContain(part);
    for (const part of ['no choice under “Insurance”', 'A draft that was begun from it'])
      expect(shown('en')).toContain(part);
  });

  test('of nobody’s file names the box by its label', () => {
    for (const language of ['zh', 'en'] as const) {
      const page = html`${achievementFilePage({ language, file: undefined, vocabularies: VOCABULARIES, seal: 'seal' }).body}`;
      expect(page.text).toContain(KEEPING[language]);
    }
  });

  test('leaves no id without a name', () => {
    for (const language of ['zh', 'en'] as const)
      for (const id of ['of-an-earlier-year', 'professional', '&quot;/', 'obtainedOn', 'dispatched<'])
        expect(shown(language).replaceAll(/ id="[^"]*"/g, '')).not.toContain(id);
  });
});
