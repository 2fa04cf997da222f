import type { Letter } from '../../../adapters/mail/channel.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import type { Message } from '../../../domain/desks/message.ts';
import { dayOf } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { patrol } from '../../../functions/patrol/patrol.ts';
import { NO_END } from '../functions/running.ts';
import type { Invented } from './people.ts';
import { presentExecution, type Rig, type Told, taken } from './rig.ts';

/** The id of a declaration that its employer supports now; the patrol has told it. */
export async function supported(rig: Rig, nth: number, invented: Invented = {}): Promise<string> {
  const id = await rig.submitted(nth, invented);
  taken(await rig.support(id));
  await rig.settle();
  await patrol(rig.machine.needs)(NO_END);
  return id;
}

/** The id of a declaration that waits for its first body: posted on this day, its result recorded at that time. */
export async function forwarded(rig: Rig, id: string, postedOn: string, recordedAt: string): Promise<void> {
  taken(await rig.post(id, { postedOn }));
  await rig.turnTo(recordedAt);
  taken(await rig.record(id));
  await rig.settle();
}

export async function entriesOf(
  rig: Rig,
  id: string,
  ...moves: TimelineEntry['move'][]
): Promise<TimelineEntry[]> {
  return (await rig.story(id)).timeline.filter(({ move }) => moves.includes(move));
}

/** Messages of an occasion in the ledger, those that another one spoke for included. */
export async function messagesOf(rig: Rig, id: string, occasion: string): Promise<Message[]> {
  return (await rig.story(id)).messages.filter((message) => message.occasion === occasion);
}

/** The letters that name a declaration, in the order in which they left. */
export function lettersOf(rig: Rig, id: string): Letter[] {
  return rig.machine.outbox.letters().filter(({ body }) => body.includes(id));
}

/** Lapsed once, told once to each: by this stage's lock. */
export async function lapsedOnce(rig: Rig, id: string) {
  const { declaration, timeline, messages } = await rig.story(id);
  const told = messages.filter(({ occasion }) => occasion === 'told-of-lapse');
  return {
    standing: declaration.standing,
    from: declaration.lapsed?.from,
    stage: declaration.lapsed?.stage,
    lapses: timeline.filter(({ move }) => move === 'lapse').length,
    told: told.map(({ audience }) => audience).sort(),
  };
}

/** A walk through every wait of the machine, with a return in it, ending at the committee. */
export const WALK: [string, (rig: Rig, id: string) => Promise<unknown>][] = [
  ['2021-09-22 14:00', async (rig, id) => taken(await rig.giveBack(id))],
  ['2021-09-23 10:00', async (rig, id) => taken(await rig.submit(id))],
  ['2021-09-24 10:00', async (rig, id) => taken(await rig.support(id))],
  ['2021-09-24 15:00', async (rig, id) => taken(await rig.post(id, { postedOn: '2021-09-24' }))],
  ['2021-10-08 10:00', async (rig, id) => taken(await rig.record(id))],
  ['2021-10-08 15:00', async (rig, id) => taken(await rig.support(id))],
  ['2021-10-09 10:00', async (rig, id) => taken(await rig.support(id))],
];

/** Takes the present step of a declaration that waits at a desk, on this day; a public notice is posted on it. */
export async function passes(rig: Rig, id: string): Promise<AnyVerdict<unknown>> {
  const today = dayOf(rig.machine.needs.now(), rig.call.identity.zone.value);
  const { standing } = (await rig.story(id)).declaration;
  switch (standing) {
    case 'submitted':
    case 'forwarded':
      return rig.support(id);
    case 'supported':
      return rig.post(id, { postedOn: today, confirmed: true });
    case 'posted':
      return rig.record(id);
    case 'unpaid':
      return rig.pay(id, { paidOn: today, receipt: '票据001' });
    case 'paper-due':
      return rig.handIn(id, { receivedOn: today });
    default:
      throw new Error(`${id} is ${standing} and waits at no desk`);
  }
}

/** How a declaration ended: what must be the same however often its driver was stopped. */
export async function endOf(rig: Rig, id: string) {
  const { declaration, timeline, messages } = await rig.story(id);
  const { standing, notice, bodyIndex, round, route, objections, commitment } = declaration;
  const acts = timeline.filter(({ move }) => move !== 'restart');
  const references = lettersOf(rig, id).map(({ reference }) => reference);
  return {
    declaration: { standing, notice, bodyIndex, round, route, objections, commitment },
    acts: acts.map(({ move, from, to, at, actor, inputs }) => ({
      move,
      from,
      to,
      at,
      by: actor.kind,
      inputs,
    })),
    // Which letter told a reviewer, and of what, hangs on what else its mailbox was owed.
    messages: messages
      .map(
        ({ occasion, audience, state, mailbox }) =>
          `${occasion} ${audience} ${mailbox === undefined ? state : 'in its mailbox'}`,
      )
      .sort(),
    sentTwice: references.filter((each, at) => references.indexOf(each) !== at),
    status: (await rig.describe('declaration', await presentExecution(rig, id))).status,
    due: declaration.dueAt,
  };
}

/** Starts an act, and once more with the word that it asks for where its effects must be confirmed. */
export async function confirmed(rig: Rig, input: Parameters<Rig['operate']>[0]): Promise<Told> {
  const told = await rig.operate(input);
  const word = /"confirms": ?"([^"]+)"/.exec(told.cause ?? '')?.[1];
  return word === undefined ? told : rig.operate({ ...input, confirms: word });
}
