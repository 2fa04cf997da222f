import type { StageRecord } from '../../adapters/records/stage-writes.ts';
import { everyId } from '../../adapters/records/store/indexes.ts';
import type { Call } from '../../domain/call/call.ts';
import { sayInstant } from '../../domain/wording/say-facts.ts';
import type { LocalMachine } from '../machine/machine.ts';
import { brokenInvariants } from './invariants/invariants.ts';
import type { Rehearsed } from './rehearse.ts';
import { counted, fateOf, type MovedDeadline, type Report, shownAt } from './report.ts';

const MAX_AT_ONCE = 1000;

/** An instant after everything that a rehearsal can leave due. */
const LATER = '9999-12-31T00:00:00.000Z';

/** Reads the records back, checks what must hold of them, and writes the report. */
export async function conclude(
  machine: LocalMachine,
  call: Call,
  { cast, surprises }: Rehearsed,
  seed: number,
): Promise<Report> {
  const { records } = machine;
  const stories = await Promise.all(
    cast.players.map(async ({ account }) => {
      const id = await records.declarations.ofAccount(account, call.id);
      return id === undefined ? undefined : records.declarations.story(id);
    }),
  );
  const fates = cast.players.map((player, index) => {
    const refused = cast.steps.filter(
      ({ account, answer }) => account === player.account && answer !== 'accepted',
    );
    const attempts = refused.map(({ at, move, answer }) => ({ at, move, refused: answer }));
    return fateOf(call, player, stories[index], attempts);
  });
  const stages = await records.stages.of(call.id);
  const present = stories.filter((story) => story !== undefined);
  const broken = brokenInvariants({
    call,
    calendar: await records.calendars.inForce(),
    stories: present,
    stages,
    letters: machine.outbox.letters(),
    listed: await listedUnder(machine, stages),
    due: (await records.indexes.due(LATER, 100)).length,
    running: machine.stepFunctions.listRunning().length,
    identityNumbers: cast.players.map(({ identityNumber }) => identityNumber),
  });
  const strayed = fates.filter(({ planned, ended }) => planned !== ended);
  return {
    call: call.id,
    seed,
    applicants: fates.length,
    moved: movedIn(call, stages),
    fates,
    outcomes: counted(fates.map(({ ended, cause }) => (ended === cause ? ended : `${ended}: ${cause}`))),
    messages: counted(
      present
        .flatMap(({ messages }) => messages.filter(({ state }) => state === 'sent'))
        .map((each) => each.occasion),
    ),
    letters: machine.outbox.count(),
    surprises,
    broken: [
      ...broken,
      ...strayed.map(
        ({ reference, persona, planned, ended }) =>
          `${reference} (${persona}) ended ${ended}, not ${planned}`,
      ),
    ],
  };
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
  return { unfinished: unfinished.flat(), ended: ended.flat() };
}

function movedIn(call: Call, stages: Readonly<Record<string, StageRecord>>): MovedDeadline[] {
  const zone = call.identity.zone.value;
  return call.stages.flatMap(({ id, name }) =>
    (stages[id]?.movements ?? []).map(({ at, from, to, reason }) => ({
      stage: name,
      at: shownAt(at, zone),
      from: sayInstant(from, zone, false),
      to: sayInstant(to, zone, false),
      reason,
    })),
  );
}
