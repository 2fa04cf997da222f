import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { seeded } from '../../../local/rehearsal/chance.ts';
import { clockOf, turn } from './clock-page.ts';
import { decideByLetter } from './decide-by-letter.ts';
import { freePort, start } from './npm-start.ts';
import { type Person, personAt } from './person.ts';

const KILLS = 15;
/** One of so many starts is killed before it answers. */
const EARLY = 4;

/** Ten minutes after this wall time. */
function later(wall: string): string {
  return new Date(Date.parse(`${wall}Z`) + 600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Lets everybody work at once until nobody answers; what went wrong otherwise. */
async function workUntilKilled(people: readonly Person[], origin: string, chance: () => number) {
  const wrong: string[] = [];
  const untilGone = async (step: () => Promise<unknown>) => {
    for (;;)
      try {
        await step();
      } catch (error) {
        if (!(error instanceof TypeError)) wrong.push(String(error));
        return;
      }
  };
  const clock = async () => {
    await pause(200);
    await turn(origin, { to: later((await clockOf(origin)).shows) });
  };
  await Promise.all([...people.map(({ goOn }) => untilGone(() => goOn(chance))), untilGone(clock)]);
  return wrong;
}

/** Goes on until a declaration of this person waits for the employer, and gives its id. */
async function untilSubmitted({ present, goOn }: Person): Promise<string> {
  for (;;) {
    const { id, standing } = await present();
    if (standing === 'submitted') return id;
    await goOn(() => 0.9);
  }
}

/** The declaration's executions that run, with the state in which they wait. */
async function runningAt(origin: string, id: string): Promise<string[]> {
  const english = { headers: { 'accept-language': 'en' } };
  const text = await (await fetch(`${origin}/local/executions?machine=declaration`, english)).text();
  const rows = text.split('<tr').filter((row) => row.includes(`/${id}-`) && row.includes('Running'));
  return rows.map((row) => row.replace(/<[^>]*>/g, ' '));
}

test('every acknowledged act outlives kill -9 at random moments, and the executions go on', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'zhicheng-killed-'));
  onTestFinished(() => rmSync(DATA_DIR, { recursive: true, force: true }));
  const environment = { DATA_DIR, PORT: String(await freePort()), CLOCK: 'turned' };
  const origin = `http://127.0.0.1:${environment.PORT}`;
  const chance = seeded(20210918);
  let people: Person[] = [];
  let shown = '';
  for (let kills = 0; kills < KILLS; kills += 1) {
    const life = start(environment);
    if (kills % EARLY === EARLY - 1) {
      await pause(chance() * 1000);
      await life.kill();
      continue;
    }
    await life.answering();
    if (kills === 0) {
      const answer = await fetch(`${origin}/local/oidc/people.json`);
      const invented = (await answer.json()) as { bearer: string }[];
      people = invented.map(({ bearer }, nth) => personAt(origin, nth, bearer));
    }
    for (const person of people) expect(await person.lost()).toEqual([]);
    const stands = (await clockOf(origin)).shows;
    expect(stands >= shown).toBe(true);
    shown = stands;
    const working = workUntilKilled(people, origin, chance);
    await pause(200 + chance() * 1800);
    await life.kill();
    expect(await working).toEqual([]);
  }

  const last = start(environment);
  await last.answering();
  for (const person of people) expect(await person.lost()).toEqual([]);
  expect(people.reduce((sum, { count }) => sum + count(), 0)).toBeGreaterThan(20);
  const waiting = await Promise.all(people.map(untilSubmitted));
  await turn(origin, { how: 'day' });
  for (const id of waiting) {
    expect(await runningAt(origin, id)).toEqual([expect.stringContaining('Ask the employer to review')]);
    expect(await decideByLetter(origin, id, 'support')).toBe('support');
    expect(await runningAt(origin, id)).toEqual([expect.stringContaining('and to post the public notice')]);
  }
  await last.kill('SIGTERM');
});
