import { declaringLock } from '../../../domain/call/declaring.ts';
import { declareStepOf, type OfStage, partOf, stagesOf } from '../../../domain/call/steps.ts';
import { nextBatchOf } from '../../../domain/declaration/next-batch.ts';
import type { Employer } from '../../../domain/declaration/registry.ts';
import { routeOf } from '../../../domain/declaration/routing.ts';
import { declareStageOf } from '../../../domain/declaration/way.ts';
import { seeded } from '../chance.ts';
import { type Invented, inventedDraft, inventedPerson } from './applicants.ts';
import type { World } from './cast.ts';
import { isFull } from './employers.ts';
import type { Asks, Persona, Plan } from './plan.ts';
import { endUnfinished, type Place, placesOf } from './way.ts';
import { justBefore, type Window } from './window.ts';

/** How slowly people begin, tried from the slowest. */
const PACES = [1, 0.5, 0.2, 0];

/** A call with everything that plans by it need. */
export interface Scene extends World {
  readonly seed: number;
  /** The batches in which somebody can declare; one without a name for a call without batches. */
  readonly batches: readonly (string | undefined)[];
  readonly moved: Plan['moved'];
  readonly window: (of: OfStage) => Window;
}

export interface Planned {
  readonly plan: Plan;
  readonly employer: Employer;
  readonly way: readonly Place[];
}

/** The batches whose stage of declaring is the one in which people declare, from its opening to its closing. */
export function batchesOf({ call, locks }: Pick<World, 'call' | 'locks'>): (string | undefined)[] {
  const apart = stagesOf(call).flatMap(({ id }) => {
    const lock = locks[id];
    const batch = call.batches?.value.find((each) => each.id === partOf(id))?.id;
    const isWhole =
      lock &&
      [lock.opensAt, justBefore(lock.closesAt)].every((at) => declaringLock(call, locks, at).stage === id);
    return batch !== undefined && isWhole ? [batch] : [];
  });
  return apart.length > 0 ? apart : [undefined];
}

/** The plan of the nth person as this persona; otherwise why the call gives the persona no place. */
export function planFor(scene: Scene, persona: Persona, index: number): Planned | string {
  const { call, batches, seed } = scene;
  const who = inventedPerson(call, seeded(seed * 100_003 + index));
  const round = Math.floor(index / Math.max(1, batches.length));
  const professions = call.identity.professions.value;
  const tries = batches.length * Math.max(1, who.choices.length) * professions.length;
  let isSuited = false;
  for (let at = 0; at < tries; at += 1) {
    const choice = who.choices[(round + at) % who.choices.length];
    const of = { level: choice?.level, batch: batches[(index + at) % batches.length] };
    const profession = professions[(index + at) % professions.length]?.id;
    const found = suitedTo(scene, persona, { index, who, choice, profession, of });
    isSuited ||= found.isSuited;
    if (found.planned) return found.planned;
  }
  return isSuited ? NO_TIME : lacks(persona.asks);
}

interface Somebody {
  readonly index: number;
  readonly who: Invented;
  readonly choice: Invented['choices'][number] | undefined;
  readonly profession: string | undefined;
  readonly of: OfStage;
}

/** The plan of somebody with this choice and batch at one of the employers that suit, at the slowest pace that can be kept. */
function suitedTo(scene: Scene, persona: Persona, somebody: Somebody) {
  const { call, employers, bodies, seed } = scene;
  const { index, who, of, ...chosen } = somebody;
  const suited = employers.flatMap((employer) => {
    const draft = inventedDraft(call, employer, { index, facts: who.facts, ...chosen });
    const way = placesOf(call, employer, bodies, draft, of);
    return way && suits(scene, persona.asks, { employer, draft, way }) ? [{ employer, draft, way }] : [];
  });
  for (const pace of suited.length > 0 ? PACES : []) {
    const chance = seeded(seed * 100_003 + index);
    const one = suited[Math.floor(chance() * suited.length)];
    const next = () => one && nextOf(scene, { ...one, of });
    const plan = one && begunPlan(scene, { ...somebody, ...one, next, pace, chance });
    if (!plan) continue;
    persona.plan(plan);
    if (!plan.isUnkept) return { isSuited: true, planned: { ...one, plan } };
  }
  return { isSuited: suited.length > 0, planned: undefined };
}

function begunPlan(
  { call, moved, window }: Scene,
  given: Somebody & Pick<Plan, 'way' | 'draft' | 'next' | 'pace' | 'chance'>,
): Plan {
  const { index, of, way, draft, next, pace, chance } = given;
  return {
    ...{ index, account: `applicant-${index}`, window: window(of), draft, way, next, chance, pace, moved },
    ...{ steps: [], operatorSteps: [], ahead: [], stage: declareStageOf(call, of) },
    ...{ unfinished: endUnfinished(declareStepOf(call)), endsAt: undefined, happened: {} },
    ...{ endedNotices: [], confirmed: [], isExcepted: false, isUnkept: false },
  };
}

/** What a plan goes by in the batch into which this draft is carried. */
function nextOf(
  { call, locks, bodies, window }: Scene,
  { employer, draft, of }: Pick<Planned, 'employer'> & Pick<Plan, 'draft'> & Pick<Somebody, 'of'>,
): ReturnType<Plan['next']> {
  const { batch } = of;
  const declaration = { standing: 'draft', draft, ...(batch === undefined ? {} : { batch }) } as const;
  const next = nextBatchOf({ call, locks, declaration });
  const then = { ...of, batch: next?.id };
  const way = next && placesOf(call, employer, bodies, draft, then);
  return way && { window: window(then), way, stage: declareStageOf(call, then) };
}

type Suited = Pick<Planned, 'employer' | 'way'> & Pick<Plan, 'draft'>;

/** Whether the persona works at this employer. One without free posts has none but those whom a call refuses for it. */
function suits({ call }: Scene, asks: Asks, { employer, draft, way }: Suited): boolean {
  const { postQuota } = call;
  const isAsked =
    postQuota?.askedAt.value === 'recommendation' &&
    postQuota.kinds.value.includes(employer.kind) &&
    way[0]?.by === 'employer';
  const fits = [
    asks.route === undefined || asks.route === routeOf(call, employer, draft),
    asks.bodies === undefined || asks.bodies === way.some(({ by }) => by === 'body'),
    !asks.employer || way.some(({ by, does }) => by === 'employer' && does === 'review'),
    !asks.confirmed || way.some(({ does }) => does === asks.confirmed),
    !asks.notice || way.some(({ does }) => does === 'public-notice'),
    !asks.isBounded || way.some(({ returns }) => returns?.to === 'applicant' && returns.atMost !== undefined),
    !asks.returns || way.some(({ by, returns }) => by === asks.returns && returns?.to === 'applicant'),
    !asks.ownDeadline || way.some(({ returns }) => returns?.step?.term !== undefined),
    asks.noPost ? isFull(employer) && isAsked : !isFull(employer),
  ];
  return way.length > 0 && fits.every(Boolean);
}

const NO_TIME = '按各步骤的截止来不及 the closings of the steps leave no time for it';

/** What a call lacks that gives a persona no place. */
function lacks(asks: Asks): string {
  const { route, bodies, employer, notice, confirmed, returns, noPost, isBounded, ownDeadline } = asks;
  if (route) return '没有人走这条路径 nobody can take this route';
  if (noPost) return '用人单位推荐时不核对岗位 no post is asked for at the recommendation';
  if (ownDeadline) return '退回补正没有自己的期限 a correction has no deadline of its own';
  if (returns || isBounded) return '没有向申报人退回的步骤 no step returns to the applicant';
  if (bodies) return '没有部门办理的路径 no route has a body';
  if (confirmed === 'pay') return '没有缴费的步骤 nothing is paid';
  if (confirmed) return '没有交材料的步骤 nothing is handed in';
  if (notice) return '没有公示 there is no public notice';
  return employer ? '用人单位不审核 employers review nothing' : '没有人可以申报 nobody can declare';
}
