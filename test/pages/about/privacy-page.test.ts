import { expect, test } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import { SITE } from '../../../local/machine/settings.ts';
import { privacyPage } from '../../../pages/about/privacy-page.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';

function noticeOf(call: Call, site = SITE): string {
  const calls = [{ call, locks: locksOf(jiaxing) }];
  return privacyPage({ language: 'zh', site, calls }).body.text;
}

test('says how long a submission is kept by the call’s own term', () => {
  expect(noticeOf(jiaxing)).toContain('保存到 2024-11-19 24:00（最后一个环节截止后 3 年）');
  const longer = { ...jiaxing, retention: { ...jiaxing.retention, value: { years: 5 } } };
  expect(noticeOf(longer)).toContain('保存到 2026-11-19 24:00（最后一个环节截止后 5 年）');
});

test('names as kept what the call asks for, and as readers those through whom its declarations go', () => {
  const notice = noticeOf(jiaxing);
  for (const part of ['社会保险', '银行工资流水', '职称申报受理点', jiaxing.identity.committee.value])
    expect(notice).toContain(part);
  const [county] = jiaxing.routes.value;
  const bodies = [{ kind: 'hr-bureau', name: '另一个部门', step: 'recommendation' }] as const;
  const other = { ...jiaxing, routes: { value: [{ ...county, bodies }], source: '四' } } as unknown as Call;
  expect(noticeOf(other)).toContain('另一个部门');
  expect(noticeOf(other)).not.toContain('职称申报受理点');
});

test('says where it is kept, and of a demonstration that nobody enters real data', () => {
  expect(noticeOf(jiaxing)).toContain('请勿填写任何人的真实信息');
  expect(noticeOf(jiaxing, { ...SITE, isDemonstration: false })).toContain('全部存放在中国境内');
});
