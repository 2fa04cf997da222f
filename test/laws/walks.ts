import type { Letter } from '../../adapters/channel.ts';
import type { Message } from '../../domain/message.ts';
import type { TimelineEntry } from '../../domain/verdict.ts';
import type { Invented } from './people.ts';
import { type Rig, taken } from './rig.ts';

/** The id of a declaration that its employer supports now. */
export async function supported(rig: Rig, nth: number, invented: Invented = {}): Promise<string> {
  const id = await rig.submitted(nth, invented);
  taken(await rig.support(id));
  await rig.settle();
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

/** The letters about a declaration, in the order in which they left. */
export function lettersOf(rig: Rig, id: string): Letter[] {
  return rig.machine.outbox.letters().filter(({ reference }) => reference.startsWith(`${id}/`));
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
