import { join } from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileWith, publish } from '../rigs/machine/publishing.ts';
import { findingsOn, openBrowser } from '../rigs/walks/stage.ts';
import { openWebRig, type WebRig } from '../rigs/web/rig.ts';

/**
 * Whoever does not know a route finds out on a phone, without a script and without signing in, under a call that bars the retired
 * besides. The numbers of fields and presses are those that docs/walk.md names.
 */
const BARRING = fileWith((call) => {
  call.eligibility?.rules.push({
    ...{ levels: ['technician', 'assistant-engineer', 'engineer'], when: { notAmong: ['retired'] } },
    ...{ unmet: { value: 'refuse', source: '一' }, source: '一' },
  });
});
const PHONE = { width: 375, height: 740 };
const SCREENSHOTS = process.env.SCREENSHOTS;

let rig: WebRig;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  rig = await openWebRig();
  expect((await publish(rig, BARRING, 1)).status).toBe('SUCCEEDED');
});
afterAll(async () => {
  await browser?.close();
  await rig?.stop();
});

/** Somebody at a phone, who counts. */
interface Phone {
  readonly page: Page;
  readonly done: { fields: number; presses: number };
  press(label: RegExp): Promise<void>;
  /** Fills in a field, chooses from it or ticks it, whatever it is. */
  state(name: string, value: string): Promise<void>;
}

async function openPhone(): Promise<Phone> {
  const context = await browser.newContext({
    ...{ viewport: PHONE, javaScriptEnabled: false, locale: 'zh-CN' },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${rig.origin}/calls/jiaxing-it-2021`);
  const done = { fields: 0, presses: 0 };
  return {
    ...{ page, done },
    async press(label) {
      await page
        .getByRole('link', { name: label })
        .or(page.getByRole('button', { name: label }))
        .first()
        .click();
      done.presses += 1;
    },
    async state(name, value) {
      const field = page.locator(`[name="${name}"]`);
      const kind = await field
        .first()
        .evaluate((element) => `${element.tagName} ${element.getAttribute('type')}`);
      if (kind.startsWith('SELECT')) await field.selectOption(value);
      else if (/radio|checkbox/.test(kind)) await page.locator(`[name="${name}"][value="${value}"]`).check();
      else await field.fill(value);
      done.fields += 1;
    },
  };
}

/** What everybody here states besides the day of the title: eight fields. */
const CAREER = {
  '/degrees/0/degree': 'bachelor',
  '/degrees/0/obtainedOn': '2014-06',
  '/titles/0/title': 'assistant-engineer',
  '/hours/2019': '90',
  '/hours/2020': '90',
  '/hours/2021': '90',
  '/insurance': 'local',
};

async function asked(stated: Readonly<Record<string, string>>): Promise<Phone & { readonly answer: string }> {
  const phone = await openPhone();
  await phone.press(/我能申报吗/);
  for (const [name, value] of Object.entries({ ...CAREER, ...stated })) await phone.state(name, value);
  await phone.press(/看看能否申报/);
  return { ...phone, answer: (await phone.page.locator('#results').innerText()) ?? '' };
}

async function looksWhole({ page }: Phone, name: string): Promise<void> {
  if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, `route-${name}.png`), fullPage: true });
  const looking = await browser.newContext({ viewport: PHONE, bypassCSP: true });
  expect(await findingsOn(looking, page)).toEqual([]);
}

describe('who does not know a route finds out on a phone', () => {
  test('somebody who fits is told by which route, and is led on to begin', async () => {
    const phone = await asked({ '/titles/0/obtainedOn': '2016-03', '/personKind': 'none' });
    const { answer, done } = phone;
    expect(answer).toContain('有1条途径可以申报');
    expect(answer).toMatch(/工程师：按评价条件规定的学历、资历[^\n]*：符合/);
    await looksWhole(phone, 'fits');
    await phone.press(/登录后开始申报/);
    expect(new URL(phone.page.url()).pathname).toMatch(/^\/local\/oidc\//);
    expect(done).toEqual({ fields: 9, presses: 3 });
  });

  test('somebody who may not declare yet is told the day from which it would be met', async () => {
    const phone = await asked({ '/titles/0/obtainedOn': '2018-02-18', '/personKind': 'none' });
    const { answer, done } = phone;
    expect(answer).toContain('还没有可以申报的途径');
    expect(answer).toContain('其余不变，到2022-02-18即符合');
    await looksWhole(phone, 'not-yet');
    expect(done).toEqual({ fields: 9, presses: 2 });
  });

  test('somebody who is barred is told so on every route, by which clause, and of no day', async () => {
    const phone = await asked({ '/titles/0/obtainedOn': '2016-03', '/personKind': 'retired' });
    const { answer, done } = phone;
    expect(answer).toContain('还没有可以申报的途径');
    expect(answer).toContain('不属于离退休人员');
    expect(answer).toContain('所填：人员类别 离退休人员');
    expect(answer).not.toContain('即符合');
    await looksWhole(phone, 'barred');
    expect(done).toEqual({ fields: 9, presses: 2 });
  });
});
