import { join } from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publish } from '../rigs/machine/publishing.ts';
import { waterCallText } from '../rigs/tables/water.ts';
import { findingsOn, openBrowser } from '../rigs/walks/stage.ts';
import { openWebRig, type WebRig } from '../rigs/web/rig.ts';

/** A scoring table as people fill it in, under a call with a part of the real table for engineers of water works. */
let rig: WebRig;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  rig = await openWebRig();
  expect((await publish(rig, waterCallText, 1)).status).toBe('SUCCEEDED');
});
afterAll(async () => {
  await browser?.close();
  await rig?.stop();
});

const SCREENSHOTS = process.env.SCREENSHOTS;
const SIZES = [
  { width: 375, height: 740 },
  { width: 1280, height: 900 },
];

async function open(hasScript: boolean, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: hasScript, locale: 'zh-CN' },
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${rig.origin}/calls/jiaxing-it-2021/eligibility`);
  return page;
}

const years = (page: Page) => page.locator('#score-of-years input[inputmode=decimal]').first();
const total = (page: Page) => page.locator('#score-total');

test('the sums follow what is typed, with the cap at work, while nothing is sent off', async () => {
  const page = await open(true);
  await years(page).fill('12');
  await page.locator('#score-of-degree select').first().selectOption('college');
  await expect.poll(() => total(page).textContent(), { timeout: 20_000 }).toBe('合计8分，满分100分');
  await years(page).fill('7.5');
  await expect.poll(() => total(page).textContent(), { timeout: 20_000 }).toBe('合计6分，满分100分');
  expect(await page.locator('#score-sum-years').textContent()).toBe('小计3分');
  expect(page.url()).not.toContain('#');
});

test('without a script the button comes back with the sums', async () => {
  const page = await open(false);
  await years(page).fill('12');
  await page.locator('main form button').last().click();
  expect(await total(page).textContent()).toBe('合计5分，满分100分');
  expect(await years(page).inputValue()).toBe('12');
});

test.each(SIZES)('nothing is wrong with the page at %o, and it fits', async (viewport) => {
  const page = await open(false, viewport.width);
  await years(page).fill('12');
  await page.locator('#score-of-prizes select').first().selectOption('province');
  await page.locator('main form button').last().click();
  if (SCREENSHOTS)
    await page.screenshot({ path: join(SCREENSHOTS, `score-${viewport.width}.png`), fullPage: true });
  const looking = await browser.newContext({ viewport, bypassCSP: true });
  expect(await findingsOn(looking, page)).toEqual([]);
});
