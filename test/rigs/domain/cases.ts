import * as v from 'valibot';
import type { Call, Step } from '../../../domain/call/call.ts';
import { callFile } from '../../../domain/call/call-form.ts';
import { locksOf } from '../../../domain/call/locks-stated.ts';
import type { Lock, Locks } from '../../../domain/call/windows.ts';
import type { Arrival, Case } from '../../../domain/declaration/case.ts';
import type { Actor, Change } from '../../../domain/declaration/change.ts';
import type { Declaration, RouteStep } from '../../../domain/declaration/declaration.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import type { Move, Standing } from '../../../domain/declaration/moves.ts';
import type { PublicNotice } from '../../../domain/declaration/notice.ts';
import type { Body, Contact, Employer } from '../../../domain/declaration/registry.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { isAskedOf } from '../../../domain/declaration/what-is-missing.ts';
import { coveredIn, type Message, type PlannedMessage } from '../../../domain/desks/message.ts';
import { type Instant, instantOf } from '../../../domain/values/instant.ts';
import type { AnyVerdict } from '../../../domain/values/verdict.ts';
import { inventedFile } from '../../../local/samples/sample-files.ts';
import { jiaxingValue } from './jiaxing.ts';
import { publishedCalendar as calendar } from './published-calendar.ts';

/** The real call. */
export const jiaxing: Call = v.parse(callFile, jiaxingValue());

/** The real call after an edit. */
export function callWith(edit: (call: Call) => void): Call {
  const call = structuredClone(jiaxing);
  edit(call);
  return call;
}

/** An instant from Beijing's wall time: `2021-10-31`, `2021-10-31 20:00`, `2021-10-31 23:59:59.999`. */
export function beijing(wall: string): Instant {
  const [day = '', time = '00:00'] = wall.split(' ');
  return instantOf(Date.parse(`${day}T${time}+08:00`));
}

/** The locks with one of them changed. */
export function locksWith(stage: string, change: Partial<Lock>, locks: Locks = locksOf(jiaxing)): Locks {
  const lock = locks[stage];
  if (!lock) throw new Error(`No stage ${stage}`);
  return { ...locks, [stage]: { ...lock, ...change } };
}

export function contact(who: string, nth: number): Contact {
  return { name: who, post: '经办人', phone: `1390000${1000 + nth}`, email: `${who}@example.com` };
}

/** A county employer, whose route has two bodies. */
export const EMPLOYER: Employer = {
  code: '91330402MA20000860',
  name: '示例单位',
  kind: 'enterprise',
  district: 'nanhu',
  affiliation: 'county',
  contact: contact('hr', 1),
  superior: contact('hr-superior', 2),
};

export const BODIES: readonly Body[] = ['acceptance-point', 'hr-bureau'].map((kind, at) => ({
  id: `nanhu-${kind}`,
  kind,
  name: `南湖区${kind}`,
  district: 'nanhu',
  contact: contact(kind, 10 + at),
  superior: contact(`${kind}-superior`, 20 + at),
}));

/** The two bodies of a county's route. */
export const ROUTE: readonly RouteStep[] = BODIES.map(({ id, kind, name }) => ({
  body: id,
  kind,
  name,
  step: 'recommendation',
  stage: 'recommendation',
}));

/** A draft that lacks nothing. */
export const COMPLETE: Draft = withMaterials({
  identity: {
    kind: 'resident-id',
    number: '330402199001010019',
    name: '示例申报人',
    phone: '13912345678',
    email: 'applicant@example.com',
  },
  employer: EMPLOYER.code,
  inService: { stated: true, post: '软件工程师' },
  level: 'engineer',
  profession: 'information-technology',
  eligibilityRoute: 'normal',
  facts: {
    degrees: [{ degree: 'bachelor', obtainedOn: '2010-06-30', school: '示例大学', major: '计算机' }],
    titles: [{ title: 'assistant-engineer', obtainedOn: '2015-01-01' }],
    employments: [{ from: '2010-07-01', employer: '示例单位', post: '软件工程师' }],
    hours: { 2019: 90, 2020: 90, 2021: 90 },
    insurance: 'local',
  },
});

/** The draft with every material that the call asks of it. */
export function withMaterials(draft: Draft): Draft {
  const materials = jiaxing.materials.value
    .filter((material) => !material.optional && isAskedOf(material, draft))
    .map(({ id }) => inventedFile(id));
  return { ...draft, materials };
}

/** Posted on Tuesday 12 October 2021. Its result can be recorded from Wednesday the 20th. */
export const RUNNING_NOTICE: PublicNotice = {
  step: 'notice',
  employer: EMPLOYER.code,
  postedOn: '2021-10-12',
  statedOn: '2021-10-12',
  place: '公告栏',
};

export const ENDED_NOTICE: PublicNotice = {
  ...RUNNING_NOTICE,
  endedOn: '2021-10-20',
  opinion: '同意推荐',
  counted: { lastDay: '2021-10-19', resultFrom: '2021-10-20', calendar: 1 },
};

/** The instant at which each standing was entered, on working days of October 2021. */
const ENTERED: Readonly<Record<Standing, string>> = {
  draft: '2021-09-18 10:00',
  submitted: '2021-10-11 09:00',
  returned: '2021-10-12 10:00',
  supported: '2021-10-12 10:00',
  posted: '2021-10-12 11:00',
  forwarded: '2021-10-20 09:00',
  unpaid: '2021-10-20 09:00',
  'paper-due': '2021-10-20 09:00',
  recommended: '2021-10-22 09:00',
  refused: '2021-10-12 10:00',
  withdrawn: '2021-10-12 10:00',
  lapsed: '2021-11-12 00:00:30',
};

/** The step of the real call at which a declaration stands, or stood before it ended. */
function stepAt(
  standing: Standing,
  { route = ROUTE, bodyIndex = 0, lapsed }: Partial<Declaration>,
): Pick<Declaration, 'step'> {
  const stood = standing === 'lapsed' || standing === 'refused' ? (lapsed?.from ?? 'submitted') : standing;
  if (stood === 'draft') return {};
  if (stood === 'supported' || stood === 'posted') return { step: 'notice' };
  if (stood === 'submitted' || stood === 'returned' || stood === 'withdrawn') return { step: 'employer' };
  return { step: (stood === 'recommended' ? route.at(-1) : route[bodyIndex])?.step ?? 'recommendation' };
}

/** A declaration in this standing, which it reached by the shortest way. */
export function declarationIn(standing: Standing, over: Partial<Declaration> = {}): Declaration {
  const submitted = standing !== 'draft';
  return {
    id: 'ZC2021-000000-0',
    call: jiaxing.id,
    callVersion: 1,
    account: 'account-1',
    standing,
    ...stepAt(standing, over),
    version: 7,
    run: submitted ? 1 : 0,
    round: 0,
    enteredAt: beijing(ENTERED[standing]),
    desk: 'contact',
    draft: COMPLETE,
    identity: { kind: 'resident-id', sealed: 'sealed', hash: 'hash' },
    route: submitted ? ROUTE : [],
    bodyIndex: 0,
    objections: [],
    grants: 0,
    ...(submitted ? { submittedAt: beijing('2021-10-11 09:00') } : {}),
    ...(standing === 'returned' ? { resubmitBy: 'declare', defects: ['请补充业绩证明'] } : {}),
    ...(standing === 'posted' ? { notice: RUNNING_NOTICE } : {}),
    ...(standing === 'forwarded' || standing === 'recommended' ? { notice: ENDED_NOTICE } : {}),
    ...(standing === 'lapsed'
      ? { lapsed: { from: 'submitted', stage: 'employer', generation: 1, at: beijing(ENTERED.lapsed) } }
      : {}),
    ...over,
  };
}

/** The declaration with everything that the rules look at, under the call's locks unless others are given. */
export function caseOf(
  declaration: Declaration,
  { call = jiaxing, locks = locksOf(call) }: { call?: Call; locks?: Locks } = {},
): Case {
  return { declaration, call, locks, calendar };
}

export const APPLICANT: Actor = { kind: 'applicant', account: 'account-1' };
export const REVIEWER: Actor = {
  kind: 'link',
  desk: `employer:${EMPLOYER.code}`,
  statedName: '某某',
  statedPost: '经办人',
};
export const OPERATOR: Actor = { kind: 'operator', by: '值班员', execution: 'arn:execution' };

/** An act that arrives at this wall time, from a page of the declaration's seventh version. */
export function at(wall: string, version = 7): Arrival {
  return { at: beijing(wall), actor: REVIEWER, version };
}

/** The accepted value. The test fails if the verdict is a refusal. */
export function taken<T>(verdict: AnyVerdict<T>): T {
  if (!verdict.ok) throw new Error(`Refused: ${JSON.stringify(verdict.refusal)}`);
  return verdict.value;
}

/** An entry of the declaration's timeline, by the operators and at this wall time. */
export function entryOf(move: Move, to: Standing, version: number, wall = '2021-10-11 09:00'): TimelineEntry {
  const of = { declaration: 'ZC2021-000000-0', call: jiaxing.id, callVersion: 1, calendar: 1, run: 1 };
  return { ...of, version, at: beijing(wall), move, to, actor: OPERATOR };
}

/** The ledger after these messages were written and sent, with the messages that they cover. */
export function sentLedger(
  ledger: readonly Message[],
  planned: readonly PlannedMessage[],
  now: Instant,
): Message[] {
  const written = planned.flatMap((message): Message[] => {
    const { audience, states } = message;
    const shared = { declaration: 'ZC2021-000000-0', audience, states, queuedAt: now };
    const covered = message.covers.map(
      (cover): Message => ({ ...shared, ...coveredIn(cover), covers: [], state: 'covered', attempts: 0 }),
    );
    return [{ ...shared, ...message, state: 'sent', attempts: 1 }, ...covered];
  });
  return [...ledger, ...written];
}

/** The declaration as the write of a change leaves it. */
export function after(declaration: Declaration, change: Change): Declaration {
  const dropped = Object.entries(declaration).filter(
    ([name]) => !(change.drop ?? []).some((each) => each === name),
  );
  const kept = Object.fromEntries(dropped) as unknown as Declaration;
  return { ...kept, ...change.set, standing: change.to, version: declaration.version + 1 };
}

/** The step of a call that has this id, with a closing that a test may change. */
export function stepIn(call: Call, id: string): Step & { closes: NonNullable<Step['closes']> } {
  const found = call.steps.find((step) => step.id === id);
  if (!found?.closes) throw new Error(`No step ${id} that closes`);
  return Object.assign(found, { closes: found.closes });
}
