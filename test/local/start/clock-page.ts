import { setTimeout as pause } from 'node:timers/promises';
import { formIn } from '../../rigs/web/browser.ts';

/** Turns the clock by its page, and waits until all that was due is done. */
export async function turn(origin: string, typed: Record<string, string>): Promise<void> {
  const page = `${origin}/local/clock`;
  const form = formIn(await (await fetch(page)).text(), '/local/clock');
  const body = new URLSearchParams({ ...form, ...typed });
  await fetch(page, { method: 'POST', body, redirect: 'manual' });
  while ((await clockOf(origin)).isTurning) await pause(20);
}

/** The wall time that the page of the clock shows, and whether it is being turned. */
export async function clockOf(origin: string) {
  const text = await (await fetch(`${origin}/local/clock`)).text();
  return { shows: /\d{4}-\d\d-\d\d \d\d:\d\d/.exec(text)?.[0] ?? '', isTurning: !text.includes('name="to"') };
}
