import { expect } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Call } from '../../../domain/call/call.ts';
import { layCall } from '../../../local/machine/lay-call.ts';
import { stepIn } from '../domain/cases.ts';
import type { WebRig } from '../web/rig.ts';
import { CALL, FILE, type Rig, type Told, taken } from './rig.ts';

export type Edit = (call: Call) => void;

/** The call's file as an officer would have changed it, all edits one after another. */
export function fileWith(...edits: readonly Edit[]): string {
  const call = parse(FILE) as Call;
  for (const edit of edits) edit(call);
  return stringify(call);
}

/** Lays a call's file into the bucket and starts the act on it, as an operator does; without a confirmation. */
export const publishUnconfirmed = (rig: Rig, text: string, expectedVersion: number): Promise<Told> =>
  rig.operate({ act: 'publish-call', file: layCall(rig.machine, text), expectedVersion });

/** The same, started again with the word that the act asks for if it has effects. */
export async function publish(rig: Rig, text: string, expectedVersion: number): Promise<Told> {
  const asked = await publishUnconfirmed(rig, text, expectedVersion);
  const confirms = /"confirms": "(\w+)"/.exec(asked.cause ?? '')?.[1];
  if (confirms === undefined) return asked;
  return rig.operate({ act: 'publish-call', file: layCall(rig.machine, text), expectedVersion, confirms });
}

const bodies = (call: Call) => call.routes.value.flatMap((route) => route.bodies);

/** A step of bodies like the last one, after the step with this id. */
export const step =
  (id: string, closes: string, after: string): Edit =>
  (call) => {
    const like = structuredClone(stepIn(call, 'recommendation'));
    const next = call.steps.find((each) => each.after === after);
    if (next) next.after = id;
    call.steps.push({ ...like, id, after, name: `步骤${id}`, closes: { ...like.closes, value: closes } });
  };

export const bodiesOf =
  (kind: string, to: string): Edit =>
  (call) => {
    for (const body of bodies(call)) if (body.kind === kind) body.step = to;
  };

export const renamedStep: Edit = (call) => {
  stepIn(call, 'declare').name = '个人网上申报';
};

/** Checks that every public view of a call answers, whatever was published. */
export async function everythingAnswers(rig: WebRig, version: number): Promise<void> {
  const api = await rig.api(undefined, 'GET', `/calls/${CALL.id}`);
  expect([api.status, api.json.version]).toEqual([200, version]);
  for (const path of ['/', `/calls/${CALL.id}`]) {
    const { status } = await fetch(`${rig.origin}${path}`, { headers: { 'accept-language': 'zh' } });
    expect([path, status]).toEqual([path, 200]);
  }
}

export async function supportedNow(rig: Rig, id: string): Promise<void> {
  taken(await rig.support(id));
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.settle();
}
