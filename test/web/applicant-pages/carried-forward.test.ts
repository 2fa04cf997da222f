import { afterAll, beforeAll, expect, test } from 'vitest';
import { begun } from '../../rigs/applicant-pages/declaring.ts';
import { variantText } from '../../rigs/domain/variants.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
beforeAll(async () => {
  const file = variantText('three windows a year, with drafts carried forward');
  rig = await openWebRig({ startAt: '2021-03-29 09:00', file });
});
afterAll(async () => rig?.stop());

test('the page of a draft that was carried forward says so, and into which batch', async () => {
  const { browser, path } = await begun(rig, 1);
  const before = (await browser.get(path)).text;
  expect(before).not.toContain('已自动转入');
  expect(before).toContain('到时仍未提交的，自动转入“第二批”');
  await rig.turnTo('2021-04-01 12:00');
  const after = (await browser.get(path)).text;
  expect(after).toContain('本申报已自动转入“第二批”');
  expect(after).toContain('最近一步：转入下一批；');
  expect(after).toContain('到时仍未提交的，自动转入“第三批”');
  await rig.turnTo('2021-07-01 12:00');
  const last = (await browser.get(path)).text;
  expect(last).toContain('本申报已自动转入“第三批”');
  expect(last).toContain('到时仍未完成即自动按逾期处理');
});
