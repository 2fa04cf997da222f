import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

/** Debian's Chromium; `CHROMIUM` names another. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** The folder that keeps every page at both widths for people to look at; without the variable nothing is kept. */
const SCREENSHOTS = process.env.SCREENSHOTS;
/** The folder of the pictures of `docs/walk.md`: `PICTURES=docs/screenshots` renews them. */
const PICTURES = process.env.PICTURES;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The sizes at which every page is looked at, in CSS pixels. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** `npm start` in a folder of its own, and browsers before it, without script unless they ask for it. */
export interface Stage {
  readonly origin: string;
  /** A browser of its own: another person at another machine, who reads this language. */
  person(locale?: 'zh-CN' | 'en'): Promise<Page>;
  /** The same with script, on a phone of 375 pixels. */
  personWithScript(): Promise<Page>;
  /** Looks at the page on a phone: what axe finds, and what is wider than the screen, goes to `findings`. */
  look(page: Page, name: string): Promise<void>;
  /** Everything that `look` found, each beginning with the name of its page. */
  readonly findings: readonly string[];
  /** Keeps what stands in the window, scrolled to this selector, as a picture for `docs/walk.md`. */
  picture(page: Page, name: string, selector?: string, height?: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the browser, or says what is missing. */
export function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(`No browser at ${CHROMIUM}: apt-get install chromium fonts-noto-cjk, or set CHROMIUM`);
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-walk-'));
  const port = await freePort();
  const browser = await openBrowser();
  const child = await startOn(folder, port);
  // Axe itself needs script: the page as it stands is put into one that may run it, with the same styles.
  const looking = await browser.newContext({ viewport: PHONE, bypassCSP: true });
  const findings: string[] = [];
  return {
    origin: `http://127.0.0.1:${port}`,
    findings,
    person: (locale = 'zh-CN') => newPerson(browser, { javaScriptEnabled: false, viewport: DESK, locale }),
    personWithScript: () => newPerson(browser, { viewport: { width: 375, height: 740 }, locale: 'zh-CN' }),
    async look(page, name) {
      if (SCREENSHOTS) await keepScreenshots(page, join(SCREENSHOTS, name));
      findings.push(...(await findingsOn(looking, page)).map((each) => `${name}: ${each}`));
    },
    async picture(page, name, selector = 'body', height = DESK.height) {
      if (!PICTURES) return;
      await page.setViewportSize({ ...DESK, height });
      await page
        .locator(selector)
        .first()
        .evaluate((element) => element.scrollIntoView());
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
      await page.setViewportSize(DESK);
    },
    async close() {
      await browser.close();
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function newPerson(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function startOn(folder: string, port: number): Promise<ChildProcess> {
  const said: string[] = [];
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, CLOCK: 'turned' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (data) => said.push(String(data)));
  child.stderr.on('data', (data) => said.push(String(data)));
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (answer?.status === 200) return child;
    await pause(50);
  }
  throw new Error(`npm start ended before it answered:\n${said.join('')}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds on a page as it stands, and what is wider than the context's screen. */
export async function findingsOn(context: BrowserContext, seen: Page): Promise<string[]> {
  const page = await context.newPage();
  try {
    const body = await seen.content();
    await page.route(seen.url().split('#')[0] ?? '', (route) =>
      route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    );
    await page.goto(seen.url());
    // Folded parts are unfolded before the look.
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })');
    await page.evaluate(AXE);
    const tags = JSON.stringify({ runOnly: { type: 'tag', values: TAGS } });
    const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run(document, ${tags})`);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ...(wide > 0 ? [`${wide} px wider than a phone`] : []),
    ];
  } finally {
    await page.close();
  }
}

async function keepScreenshots(page: Page, path: string): Promise<void> {
  mkdirSync(join(path, '..'), { recursive: true });
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `${path}-${size.width}.png`, fullPage: true });
  }
}
