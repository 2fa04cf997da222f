import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../../domain/declaration/declaration.ts';
import type { Language } from '../../../../domain/values/said.ts';
import { type StatusPage, statusPage } from '../../../../pages/applicant/status/status-page.ts';
import type { TimelineEvent } from '../../../../pages/applicant/status/timeline-list.ts';

import { beijing, caseOf, declarationIn, ENDED_NOTICE } from '../../../rigs/domain/cases.ts';

const AT = beijing('2021-10-28 09:00');

function shown(language: Language, declaration: Declaration, over: Partial<StatusPage> = {}): string {
  const content = statusPage({
    language,
    at: AT,
    subject: caseOf(declaration),
    employerName: undefined,
    route: [],
    endedFrom: undefined,
    timeline: [],
    why: [],
    closed: undefined,
    missing: undefined,
    done: undefined,
    carriedInto: undefined,
    barred: [],
    beginSeal: undefined,
    ...over,
  });
  return content.body.text.replace(/<[^>]*>/g, '');
}

const changed = (change: TimelineEvent['change']): TimelineEvent => ({
  at: AT,
  said: { zh: '修改', en: 'changed' },
  change,
});

describe('changes after each other', () => {
  test('are counted as people count them: what was filled in apart from the files', () => {
    const timeline = [changed('files'), changed('files'), changed('draft')];
    expect(shown('zh', declarationIn('draft'), { timeline })).toContain(
      '修改填报内容 1 次，上传或删除材料 2 次',
    );
    expect(shown('en', declarationIn('draft'), { timeline })).toContain(
      'Draft changed: once; files added or removed: 2 times',
    );
  });

  test('of one kind alone say nothing of the other', () => {
    const timeline = [changed('files'), changed('files')];
    expect(shown('zh', declarationIn('draft'), { timeline })).not.toContain('修改填报内容');
  });
});

test('a second review while the notice still counts says that support leads straight on', () => {
  const again = declarationIn('submitted', { notice: ENDED_NOTICE });
  expect(shown('zh', again)).toContain('单位同意后不再公示，直接报下一步');
  expect(shown('en', again)).toContain('the public notice still counts');
  expect(shown('zh', declarationIn('submitted'))).not.toContain('仍然有效');
});

test('an English page names the call and its stage in English alone', () => {
  const text = shown('en', declarationIn('draft'));
  expect(text).toContain('Jiaxing 2021: evaluation');
  expect(text).not.toContain('关于做好2021年度全市信息技术专业工程技术');
  expect(text).toContain('Declaring closes 2021-10-31 24:00');
});

test('the steps of a draft without an employer say that its route is not known yet, and those of one with an employer do not', () => {
  const says = '填好用人单位后';
  expect(shown('zh', declarationIn('draft', { draft: {} }))).toContain(says);
  expect(shown('zh', declarationIn('draft'))).not.toContain(says);
  expect(shown('zh', declarationIn('submitted'))).not.toContain(says);
});

test('a draft that was carried forward says into which batch', () => {
  const carriedInto = { name: '第二批', en: 'Second window' };
  expect(shown('zh', declarationIn('draft'), { carriedInto })).toContain('已自动转入“第二批”');
  expect(shown('en', declarationIn('draft'), { carriedInto })).toContain(
    'by itself into &quot;Second window&quot;',
  );
  expect(shown('zh', declarationIn('draft'))).not.toContain('已自动转入');
});
