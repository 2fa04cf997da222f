import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillIn, sampleApplicant, signIn, turnTo } from '../rigs/walks/doing.ts';
import { openStage, type Stage } from '../rigs/walks/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await turnTo(await stage.person(), stage, '2021-10-08 09:00');
});
afterAll(() => stage?.close());

test('a session that ends while somebody types leads through sign-in back to the form with everything typed', async () => {
  const page = await stage.person();
  const person = sampleApplicant('丁');
  await signIn(page, stage, person);
  await page.getByRole('button', { name: '开始申报' }).click();
  await fillIn(page, {
    姓名: '申报人丁',
    手机号码: '13890000000',
    '学历（学位）': '本科',
    毕业院校: '示例大学',
  });
  await page.context().clearCookies({ name: '__Host-session' });
  await page.getByRole('button', { name: '保存，看还缺什么' }).click();
  expect(await page.locator('h1').innerText()).toBe('登录已过期，填写的内容还在');
  await stage.look(page, 'session-1-ended');
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '登录（新页面）' }).click();
  const other = await opening;
  await other.getByRole('button', { name: person.name }).click();
  expect(await other.locator('h1').innerText()).toBe('您已登录');
  await stage.look(other, 'session-2-signed-in');
  await other.close();
  await page.getByRole('button', { name: '继续' }).click();
  expect(await page.locator('main').innerText()).toContain('您已重新登录');
  expect(await page.getByLabel(/^姓名/).inputValue()).toBe('申报人丁');
  expect(
    await page
      .getByLabel(/^毕业院校/)
      .first()
      .inputValue(),
  ).toBe('示例大学');
  await stage.look(page, 'session-3-typed-again');
  await page.getByRole('button', { name: '保存，看还缺什么' }).click();
  expect(page.url()).toContain('/submit');
  expect(stage.findings).toEqual([]);
});
