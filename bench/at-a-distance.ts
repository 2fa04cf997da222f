import { setTimeout as pause } from 'node:timers/promises';
import type { Needs } from '../casework/needs.ts';
import { SWEEP_LANES } from '../functions/deadline-lock/limits.ts';
import { type SweepInput, sweep } from '../functions/deadline-lock/sweep.ts';
import { PATROL_TIME } from '../functions/patrol/limits.ts';
import { patrol } from '../functions/patrol/patrol.ts';
import { aroundCalls } from '../test/rigs/adapters/around-calls.ts';
import { NO_END } from '../test/rigs/functions/running.ts';
import { CALL, openRig, type Rig } from '../test/rigs/machine/rig.ts';
import type { Measured } from './bench.ts';

/** Milliseconds of a call to AWS and of handing a letter to a mail server, as simulated. */
const [A_CALL, A_LETTER] = [10, 150];
const DRAFTS = 240;
const [REMINDERS, LAPSES] = [10_000, 100_000];

/**
 * Measures a morning of reminders and the sweep of a lock, with every call and letter as slow as on AWS. What some hundred
 * drafts take is counted up to the many that the aim names: both go through lists of any length page by page.
 */
export async function measureAtADistance(): Promise<Measured[]> {
  const morning = await withDrafts('2021-10-25 09:00', reminded);
  const night = await withDrafts('2021-10-31 20:00', swept);
  const patrolled = PATROL_TIME.timeoutSeconds - PATROL_TIME.marginSeconds;
  return [
    rowOf(`a morning’s reminders of ${REMINDERS} drafts`, (morning / DRAFTS) * REMINDERS, 600),
    {
      ...{
        what: 'patrols which that takes',
        value: String(Math.ceil(((morning / DRAFTS) * REMINDERS) / patrolled)),
      },
      aim: 'no aim of its own',
    },
    rowOf(`a lock’s sweep of ${LAPSES} drafts`, (night / DRAFTS) * LAPSES, 900),
  ];
}

function rowOf(what: string, seconds: number, aim: number): Measured {
  const value = `${Math.round(seconds)} s at ${A_CALL} ms a call and ${A_LETTER} ms a letter, from ${DRAFTS} measured`;
  return { what, value, aim: `at most ${aim} s`, isMet: seconds <= aim };
}

/** Seconds that the work takes, in which every call of this process waits as one to AWS does. */
async function withDrafts(
  startAt: string,
  work: (rig: Rig) => Promise<() => Promise<void>>,
): Promise<number> {
  const rig = await openRig({ startAt });
  try {
    for (let nth = 1; nth <= DRAFTS; nth += 1) await rig.drafted(nth);
    const run = await work(rig);
    const near = atADistance();
    const begun = performance.now();
    await run().finally(near);
    return (performance.now() - begun) / 1000;
  } finally {
    await rig.stop();
  }
}

async function reminded(rig: Rig): Promise<() => Promise<void>> {
  rig.sleepTo('2021-10-25 09:31');
  let letters = 0;
  const channel = {
    async send() {
      await pause(A_LETTER);
      letters += 1;
    },
  };
  const needs: Needs = { ...rig.machine.needs, channel };
  return async () => {
    await patrol(needs)(NO_END);
    if (letters !== DRAFTS) throw new Error(`${letters} of ${DRAFTS} were reminded`);
  };
}

async function swept(rig: Rig): Promise<() => Promise<void>> {
  rig.sleepTo('2021-11-01 00:00:31');
  const { needs } = rig.machine;
  const { declare } = await needs.records.stages.of(CALL.id);
  if (!declare) throw new Error('The call has no such stage');
  await needs.records.stages.lock(declare, needs.now(), needs.now());
  const page = sweep(needs, { pageSize: 500, pagesPerExecution: 600, lanes: SWEEP_LANES });
  let input: SweepInput = {
    ...{ call: CALL.id, stage: declare.stage, generation: 1, attempt: 1, part: 1 },
    ...{ cursor: { shard: 0 }, passBegunAt: '', found: 0, lapsed: 0, pages: 0 },
  };
  return async () => {
    for (let outcome = 'more'; outcome === 'more'; ) {
      const answer = await page(input, NO_END);
      [input, outcome] = [answer, answer.outcome];
    }
    if (input.lapsed !== DRAFTS) throw new Error(`${input.lapsed} of ${DRAFTS} lapsed`);
  };
}

/** Lets every call wait from now on. Returns what ends that. */
function atADistance(): () => void {
  return aroundCalls(async (_, send) => {
    await pause(A_CALL);
    return send();
  });
}
