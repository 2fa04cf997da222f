import type { Standing } from '../../../domain/declaration/moves.ts';
import type { Message } from '../../../domain/desks/message.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { type Invented, MUNICIPAL } from '../machine/people.ts';
import { taken } from '../machine/rig.ts';
import type { FaultRig } from './rig.ts';

type Act = (rig: FaultRig, id: string) => Promise<AnyVerdict<unknown>>;
type Step = readonly [at: string, act: Act];

interface Fate {
  readonly ends: Standing;
  /** Beijing's wall time; a draft that is begun and, but for one, submitted. */
  readonly begins: string;
  readonly who?: Invented;
  readonly steps: readonly Step[];
}

const submit: Act = (rig, id) => rig.submit(id);
const support: Act = (rig, id) => rig.support(id);
const giveBack: Act = (rig, id) => rig.giveBack(id);
const refuse: Act = (rig, id) => rig.decide(id, { kind: 'refuse', reason: '业绩不符合条件' });
const record: Act = (rig, id) => rig.record(id);
const post =
  (postedOn: string, confirmed = false): Act =>
  (rig, id) =>
    rig.post(id, { postedOn, confirmed });

/** Up to the employer's recommendation, begun on Monday the 11th of October. */
const REVIEWED: readonly Step[] = [
  ['2021-10-11 09:10', submit],
  ['2021-10-12 10:00', support],
  ['2021-10-12 15:00', post('2021-10-12')],
];
const RECOMMENDED: readonly Step[] = [...REVIEWED, ['2021-10-20 09:30', record]];
const BEGINS = '2021-10-11 09:00';

/** Every way in which a declaration can end, with what people do in Beijing's wall time. */
export const FATES: Readonly<Record<string, Fate>> = {
  'recommended by two bodies': {
    ends: 'recommended',
    begins: BEGINS,
    steps: [...RECOMMENDED, ['2021-10-21 09:00', support], ['2021-10-22 09:00', support]],
  },
  'returned by the employer and submitted again': {
    ends: 'recommended',
    begins: BEGINS,
    who: { employer: MUNICIPAL },
    steps: [
      ['2021-10-11 09:10', submit],
      ['2021-10-12 10:00', giveBack],
      ['2021-10-13 10:00', (rig, id) => rig.change(id, { facts: { selfScore: 11 } })],
      ['2021-10-13 10:05', submit],
      ['2021-10-14 10:00', support],
      ['2021-10-14 10:10', post('2021-10-13')],
      ['2021-10-21 09:20', record],
    ],
  },
  'returned by a body, its public notice still counting': {
    ends: 'recommended',
    begins: BEGINS,
    steps: [
      ...RECOMMENDED,
      ['2021-10-21 09:00', giveBack],
      ['2021-10-21 15:00', submit],
      ['2021-10-22 09:00', support],
      ['2021-10-22 10:00', support],
      ['2021-10-22 11:00', support],
    ],
  },
  'returned and never submitted again': {
    ends: 'lapsed',
    begins: BEGINS,
    steps: [
      ['2021-10-11 09:10', submit],
      ['2021-10-12 10:00', giveBack],
    ],
  },
  'refused by the employer': {
    ends: 'refused',
    begins: BEGINS,
    steps: [
      ['2021-10-11 09:10', submit],
      ['2021-10-13 10:00', refuse],
    ],
  },
  'refused by a body': {
    ends: 'refused',
    begins: BEGINS,
    steps: [...RECOMMENDED, ['2021-10-21 09:00', refuse]],
  },
  'withdrawn during its public notice': {
    ends: 'withdrawn',
    begins: BEGINS,
    steps: [...REVIEWED, ['2021-10-14 12:00', (rig, id) => rig.withdraw(id)]],
  },
  'left by a silent body': { ends: 'lapsed', begins: BEGINS, steps: RECOMMENDED },
  'posted too late to end in time': {
    ends: 'lapsed',
    begins: BEGINS,
    steps: [
      ['2021-10-11 09:10', submit],
      ['2021-10-12 10:00', support],
      ['2021-11-08 10:00', post('2021-11-08', true)],
    ],
  },
  'interrupted and posted again, with an objection': {
    ends: 'recommended',
    begins: BEGINS,
    who: { employer: MUNICIPAL },
    steps: [
      ...REVIEWED,
      ['2021-10-13 09:00', (rig, id) => rig.interrupt(id, '公示内容有误')],
      ['2021-10-13 10:00', post('2021-10-13')],
      ['2021-10-15 10:00', (rig, id) => rig.object(id, '对业绩有疑问')],
      ['2021-10-18 10:00', (rig, id) => rig.handle(id, 1, '经核实不成立')],
      ['2021-10-21 09:20', record],
    ],
  },
  'submitted in the last millisecond and left by a silent employer': {
    ends: 'lapsed',
    begins: '2021-10-31 23:59',
    steps: [['2021-11-01 00:00:20', (rig, id) => rig.submit(id, '2021-10-31 23:59:59.999')]],
  },
  'never submitted': { ends: 'lapsed', begins: BEGINS, steps: [] },
};

export interface Ended {
  readonly standing: Standing;
  readonly round: number;
  /** Each entry as `move from to`, without those of repair, in order. */
  readonly moves: readonly string[];
  /** Each message as `occasion round audience state`, sorted. */
  readonly messages: readonly string[];
  /** Each letter that left as `occasion round audience`, without the declaration's id. */
  readonly letters: readonly string[];
}

/** Walks all of them through the whole window at once; every act must be taken. */
export async function walk(rig: FaultRig): Promise<Record<string, Ended>> {
  const ids = new Map<string, string>();
  const begin = async (name: string, nth: number, who: Invented | undefined) => {
    ids.set(name, await rig.drafted(nth + 1, who));
  };
  const plan = Object.entries(FATES).flatMap(([name, { begins, who, steps }], nth) => [
    { at: begins, go: () => begin(name, nth, who) },
    ...steps.map(([at, act]) => ({ at, go: async () => void taken(await act(rig, ids.get(name) ?? '')) })),
  ]);
  for (const { at, go } of plan.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    await rig.turnTo(at);
    await go();
  }
  await rig.turnTo('2021-11-22 12:00');
  const letters = rig.machine.outbox.letters().map(({ reference }) => reference);
  const ended = [...ids].map(async ([name, id]) => [name, await endOf(rig, id, letters)] as const);
  return Object.fromEntries(await Promise.all(ended));
}

async function endOf(rig: FaultRig, id: string, letters: readonly string[]): Promise<Ended> {
  const { declaration, timeline, messages } = await rig.story(id);
  const { standing, round } = declaration;
  return {
    standing,
    round,
    moves: timeline.map(({ move, from, to }) => `${move} ${from ?? ''} ${to}`),
    messages: messages.map(asLine).sort(),
    letters: letters
      .filter((each) => each.startsWith(`${id}/`))
      .map((each) => each.slice(id.length + 1))
      .sort(),
  };
}

function asLine({ occasion, round, audience, state }: Message): string {
  return `${occasion} ${round} ${audience} ${state}`;
}
