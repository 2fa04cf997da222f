import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; `CHROMIUM` names another. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Where screenshots are kept to be looked at; nowhere unless it is named. */
const SCREENSHOTS = process.env.SCREENSHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The sizes at which every page is looked at, in CSS pixels. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

/** `npm start` in a folder of its own, and a browser without script before it. */
export interface Stage {
  readonly origin: string;
  readonly folder: string;
  /** A browser of its own: another person at another machine. */
  person(): Promise<Page>;
  /** Kept as `<name>-<width>.png` at both widths, and what axe finds on the page. */
  look(page: Page, name: string): Promise<string[]>;
  /** Ends the process at once, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same folder. */
  again(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(port: number): Promise<Stage> {
  if (!existsSync(CHROMIUM))
    throw new Error(`No browser at ${CHROMIUM}: apt-get install chromium fonts-noto-cjk, or set CHROMIUM`);
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-walk-'));
  const origin = `http://127.0.0.1:${port}`;
  let child = await startOn(folder, port);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  const open = async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: DESK,
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    return context.newPage();
  };
  return {
    origin,
    folder,
    person: open,
    look: (page, name) => look(browser, page, name),
    kill: () => ended(child, 'SIGKILL'),
    async again() {
      child = await startOn(folder, port);
    },
    async close() {
      await browser.close();
      await ended(child, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startOn(folder: string, port: number): Promise<ChildProcess> {
  const said: string[] = [];
  const child = spawn(process.execPath, ['local/start.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
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

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}

/** axe itself needs script: the page as it stands is put into a page that may run it, with the same styles. */
async function look(browser: Browser, page: Page, name: string): Promise<string[]> {
  if (SCREENSHOTS) await keepScreenshots(page, name);
  const context = await browser.newContext({ viewport: PHONE, bypassCSP: true, locale: 'zh-CN' });
  try {
    return (await findings(context, page)).map((each) => `${name}: ${each}`);
  } finally {
    await context.close();
  }
}

async function findings(context: BrowserContext, seen: Page): Promise<string[]> {
  const page = await context.newPage();
  const document = await seen.content();
  await page.route('**/*', (route) =>
    route.request().url() === seen.url()
      ? route.fulfill({ body: document, contentType: 'text/html; charset=utf-8' })
      : route.continue(),
  );
  await page.goto(seen.url());
  await page.evaluate(AXE);
  const tags = JSON.stringify({ runOnly: { type: 'tag', values: TAGS } });
  const { violations } = (await page.evaluate(`axe.run(document, ${tags})`)) as {
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  };
  const wide = (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ...(wide > 0 ? [`${wide} px wider than a phone`] : []),
  ];
}

async function keepScreenshots(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS ?? '', { recursive: true });
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(SCREENSHOTS ?? '', `${name}-${size.width}.png`), fullPage: true });
  }
}
