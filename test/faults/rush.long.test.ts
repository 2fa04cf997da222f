import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Patience } from '../../adapters/records/store/persist.ts';
import { CALL, openSite } from '../../bench/requests/site.ts';
import { epochOf, type Instant, instantOf } from '../../domain/values/instant.ts';
import { turnTo } from '../../local/machine/time/turned-clock.ts';
import type { DynamoRequest, Fault } from '../rigs/dynamodb/faults.ts';
import { openDynamoFront } from '../rigs/dynamodb/open-front.ts';
import { QUICK } from '../rigs/faults/rig.ts';
import { BUSY, CLIENTS, submitUntilAnswered } from '../rigs/faults/rush.ts';

/** Milliseconds from the first client to the last one; the stage closes in the middle. */
const RUSH = 1000;

/** A line of the log about an answered submission. */
interface Answer {
  readonly about: string;
  readonly at: Instant;
  readonly status: number;
}

/** Lets the clients submit over HTTP, one after another across the closing, while the clock goes on by itself. */
async function rush(faults: readonly Fault[], patience: Patience) {
  const answered: Answer[] = [];
  const log = (line: object) => {
    const { attempt, act } = line as { attempt?: string; act?: string };
    if (attempt === 'answered' && act === 'submit') answered.push(line as Answer);
  };
  let front: Awaited<ReturnType<typeof openDynamoFront>> | undefined;
  const throughFront = async (target: string) => {
    front = await openDynamoFront({ target });
    return front.endpoint;
  };
  const site = await openSite(CLIENTS, undefined, { log, patience, throughFront });
  onTestFinished(async () => {
    await front?.clear();
    await site.close();
    await front?.close();
  });
  const { clock, machine } = site;
  const drafts = [];
  for (let nth = 0; nth < CLIENTS; nth += 1) drafts.push(await site.drafted(nth));
  const closesAt = epochOf((await machine.records.stages.of(CALL.id)).declare?.closesAt ?? '');
  const begins = closesAt - RUSH / 2;
  clock.set(begins);
  for (const fault of faults) front?.inject(fault);
  const began = performance.now();
  const ticking = setInterval(() => clock.set(Math.floor(begins + performance.now() - began)), 1);
  const sent = await Promise.all(
    drafts.map(async (drafted, nth) => {
      await pause((RUSH / CLIENTS) * nth);
      return submitUntilAnswered(site, drafted);
    }),
  );
  clearInterval(ticking);
  await front?.clear();
  return { site, sent, answered, closesAt };
}

/** A request gives up at the first refusal, so that a client is asked to try again. */
const HASTY: Patience = { ...QUICK, budget: 1 };

/** The same refusals, but for the reports of what could not be recorded: these are kept if the table takes them. */
const BUT_REPORTS = BUSY.map((fault): Fault => {
  const isReport = ({ body }: DynamoRequest) => JSON.stringify(body).includes('"REPORTS"');
  return { ...fault, when: (request) => (fault.when?.(request) ?? true) && !isReport(request) };
});

describe.each([
  ['without faults', [], QUICK],
  ['under conflicts and throttling', BUSY, QUICK],
  ['under conflicts and throttling that outlast the patience of a request', BUT_REPORTS, HASTY],
] as const)('at the last minute, %s', (_, faults, patience) => {
  test('nobody late is taken, nobody in time is lost, and what was answered is what is recorded', async () => {
    const { site, sent, answered, closesAt } = await rush(faults, patience);
    const { records } = site.machine;
    const closing = instantOf(closesAt);
    // An answer says what the gateway's stamp says.
    for (const { at, status } of answered)
      expect([at, status]).toEqual([at, status === 503 ? 503 : at < closing ? 200 : 403]);
    const firstOf = (id: string) => answered.find(({ about }) => about === id)?.at ?? '';
    const lastOf = new Map(sent.map(({ drafted, answers }) => [drafted.id, answers.at(-1)]));
    const reports = await records.reports.since();
    const named = new Set(reports.map((report) => ('about' in report ? `${report.about} ${report.at}` : '')));
    for (const { drafted, answers } of sent) {
      const { id } = drafted;
      const last = lastOf.get(id);
      expect([200, 403]).toContain(last?.status);
      for (const { status, headers } of answers)
        expect(headers['retry-after']).toBe(status === 503 ? '5' : undefined);
      const story = await records.declarations.story(id);
      const submissions = (story?.timeline ?? []).filter(({ move }) => move === 'submit');
      if (last?.status === 200) {
        expect(submissions).toHaveLength(1);
        expect((submissions[0]?.at ?? closing) < closing).toBe(true);
        expect(JSON.parse(last.text)).toMatchObject({
          standing: 'submitted',
          version: submissions[0]?.version,
        });
        // The receipt gives the same answer after the closing.
        expect((await site.submit(drafted)).text).toBe(last.text);
      } else {
        expect([id, submissions, story?.declaration.standing]).toEqual([id, [], 'draft']);
        // One who came in time, and whose next try came late, is named to the operators.
        if (firstOf(id) < closing) expect(named).toContain(`${id} ${firstOf(id)}`);
      }
    }
    expect(answered.some(({ status }) => status === 503)).toBe(patience === HASTY);
    const statuses = [...lastOf.values()].map((last) => last?.status);
    expect(new Set(statuses)).toEqual(new Set([200, 403]));
    await turnTo(site.clock, site.machine.engines, closesAt + 1_800_000);
    for (const [id, last] of lastOf) {
      const standing = (await records.declarations.get(id))?.standing;
      expect([id, standing]).toEqual([id, last?.status === 200 ? 'submitted' : 'lapsed']);
    }
  });
});
