import { governingStage, wayOf } from '../../../domain/declaration/way.ts';
import { epochOf, type Instant } from '../../../domain/values/instant.ts';
import { fileOfShape, PLAIN } from '../domain/generated-calls.ts';
import { variantText } from '../domain/variants.ts';
import { FILE, type Rig, taken } from './rig.ts';
import { passes } from './walks.ts';

/** Three calls of different shape, for laws that hold whatever the shape is. */
export const THREE_CALLS = [
  { name: 'the call of Jiaxing', file: FILE },
  {
    name: 'a call with a body before the employer and a fee at the end',
    file: fileOfShape({
      ...PLAIN,
      order: ['recommendation', 'employer', 'notice', 'payment'],
      gaps: [30, 6, 13, 0, 7],
      steps: {
        ...PLAIN.steps,
        notice: { form: 'within', ends: undefined },
        payment: { form: 'hour', ends: 'abandon' },
      },
    }),
  },
  {
    name: 'a call with three windows and a last closing by level',
    file: variantText('three windows a year, and a last closing by level'),
  },
] as const;

/** A Monday on which declaring is open in each of them. */
export const MONDAY = '2021-10-11 10:00';

/** Turns the clock to an instant. */
export function turnToInstant(rig: Rig, at: Instant): Promise<void> {
  return rig.turnBy((epochOf(at) - rig.clock.now()) / 1000);
}

/** The stage whose lock ends the present wait of a declaration. */
export async function stageOf(rig: Rig, id: string): Promise<string> {
  const { declaration } = await rig.story(id);
  return governingStage(rig.call, declaration) ?? '';
}

/** How many acts a declaration needs after its submission: one for each position of its way, two for a public notice. */
export async function actsOfWay(rig: Rig, nth: number): Promise<number> {
  const { declaration } = await rig.story(await rig.submitted(nth));
  const way = wayOf(rig.call, declaration);
  return way.length + way.filter(({ step }) => step.kind === 'public-notice').length;
}

/** Submits people and brings each so many acts further, all of them on as few days as it takes. */
export async function broughtTo(
  rig: Rig,
  targets: readonly { nth: number; acts: number }[],
): Promise<string[]> {
  const people = [];
  for (const { nth, acts } of targets) people.push({ id: await rig.submitted(nth), left: acts });
  while (people.some(({ left }) => left > 0)) {
    const waiting = people.filter(({ left }) => left > 0);
    for (const person of waiting) {
      const reply = await passes(rig, person.id);
      if (reply.ok) person.left -= 1;
      else if (reply.refusal.because !== 'notice-still-running') taken(reply);
    }
    await rig.settle();
    if (waiting.every(({ left }) => left > 0)) await rig.turnBy(24 * 3600);
  }
  return people.map(({ id }) => id);
}
