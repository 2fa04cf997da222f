import type { Story } from '../../adapters/records/declarations/story.ts';
import type { StageRecord } from '../../adapters/records/stage-writes.ts';
import { everyId } from '../../adapters/records/store/indexes.ts';
import type { Call } from '../../domain/call/call.ts';
import { stageNamed, stagesOf } from '../../domain/call/steps.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import type { LocalMachine } from '../machine/machine.ts';
import type { Player } from './cast/cast.ts';
import { type Facts, openChecks } from './invariants/invariants.ts';
import type { Rehearsed } from './rehearse.ts';
import { counted, type Fate, fateOf, type MovedDeadline, openTally, type Report, shownAt } from './report.ts';

const MAX_AT_ONCE = 1000;

/** An instant after everything that a rehearsal can leave due. */
const LATER = '9999-12-31T00:00:00.000Z';

/** The stories that are read at once. All reads of a page wait in one queue, and each must be answered in time. */
const PAGE = 50;

/**
 * Reads the records back page by page, checks what must hold of them, and writes the report. `progress` hears how many
 * applicants were looked at.
 */
export async function conclude(
  machine: LocalMachine,
  call: Call,
  { employers, cast, surprises }: Rehearsed,
  { seed, progress }: { seed: number; progress: (done: number, of: number) => void },
): Promise<Report> {
  const { players } = cast;
  const stages = await machine.records.stages.of(call.id);
  const checks = openChecks(await factsOf(machine, call, { employers, cast }, stages));
  const refused = Map.groupBy(
    cast.steps.filter(({ answer }) => answer !== 'accepted'),
    ({ account }) => account,
  );
  const fates: Fate[] = [];
  const messages = openTally();
  for (let from = 0; from < players.length; from += PAGE) {
    const some = players.slice(from, from + PAGE);
    const stories = await Promise.all(some.map((player) => storyOf(machine, call, player)));
    for (const [index, player] of some.entries()) {
      const story = stories[index];
      if (story) checks.story(story);
      for (const { state, occasion } of story?.messages ?? []) if (state === 'sent') messages.add(occasion);
      const attempts = refused.get(player.account) ?? [];
      fates.push(
        fateOf(
          call,
          player,
          story,
          attempts.map(({ at, move, answer }) => ({ at, move, refused: answer })),
        ),
      );
    }
    progress(fates.length, players.length);
  }
  for (const letter of machine.outbox.each()) checks.letter(letter);
  return {
    call: call.id,
    seed,
    applicants: fates.length,
    leftOut: cast.leftOut,
    moved: movedIn(call, stages),
    fates,
    outcomes: counted(fates.map(({ ended, cause }) => (ended === cause ? ended : `${ended}: ${cause}`))),
    messages: messages.counts(),
    letters: machine.outbox.count(),
    surprises,
    broken: [...checks.broken(), ...strayedFrom(fates)],
  };
}

async function storyOf(
  { records }: LocalMachine,
  call: Call,
  { account }: Player,
): Promise<Story | undefined> {
  const id = await records.declarations.ofAccount(account, call.id);
  return id === undefined ? undefined : records.declarations.story(id);
}

async function factsOf(
  machine: LocalMachine,
  call: Call,
  { employers, cast: { players } }: Pick<Rehearsed, 'employers' | 'cast'>,
  stages: Readonly<Record<string, StageRecord>>,
): Promise<Facts> {
  return {
    call,
    calendar: await machine.records.calendars.inForce(),
    stages,
    listed: await listedUnder(machine, stages),
    due: (await machine.records.indexes.due(LATER, 100)).length,
    running: machine.stepFunctions.listRunning().length,
    employers,
    identityNumbers: new Set(players.map(({ identityNumber }) => identityNumber)),
  };
}

function strayedFrom(fates: readonly Fate[]): string[] {
  return fates
    .filter(({ planned, ended }) => planned !== ended)
    .map(
      ({ reference, persona, planned, ended }) => `${reference} (${persona}) ended ${ended}, not ${planned}`,
    );
}

/** The ids that the index of stages lists, over every generation of every lock. */
export async function listedUnder(
  { records }: Pick<LocalMachine, 'records'>,
  stages: Readonly<Record<string, StageRecord>>,
) {
  const { allUnfinished, lapsed } = records.indexes;
  const each = Object.values(stages).flatMap(({ call, stage, generation }) =>
    Array.from({ length: generation }, (_, before) => ({ call, stage, generation: before + 1 })),
  );
  const unfinished = await Promise.all(
    Object.values(stages).map(({ call, stage }) => allUnfinished(call, stage)),
  );
  const ended = await Promise.all(
    each.map(({ call, stage, generation }) =>
      everyId((cursor) => lapsed(call, stage, generation, cursor, MAX_AT_ONCE)),
    ),
  );
  return { unfinished: new Set(unfinished.flat()), ended: new Set(ended.flat()) };
}

function movedIn(call: Call, stages: Readonly<Record<string, StageRecord>>): MovedDeadline[] {
  const zone = call.identity.zone.value;
  return stagesOf(call).flatMap(({ id }) =>
    (stages[id]?.movements ?? []).map(({ at, from, to, reason }) => ({
      stage: stageNamed(call, id).name,
      at: shownAt(at, zone),
      from: sayInstant(from, zone, false),
      to: sayInstant(to, zone, false),
      reason,
    })),
  );
}
