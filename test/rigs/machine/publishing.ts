import { expect } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Call, Stage } from '../../../domain/call/call.ts';
import type { WebRig } from '../web/rig.ts';
import { CALL, FILE, type Rig, type Told, taken } from './rig.ts';

export type Edit = (call: Call) => void;

/** The call's file as an officer would have changed it, all edits one after another. */
export function fileWith(...edits: readonly Edit[]): string {
  const call = parse(FILE) as Call;
  for (const edit of edits) edit(call);
  return stringify(call);
}

export const publish = (rig: Rig, file: string, expectedVersion: number): Promise<Told> =>
  rig.operate({ act: 'publish-call', file, expectedVersion });

export function stage(call: Call, id: string): Stage {
  const found = call.stages.find((each) => each.id === id);
  if (!found) throw new Error(`No stage ${id}`);
  return found;
}

const bodies = (call: Call) => call.routes.value.flatMap((route) => route.bodies);

/** A step of bodies like the last one, before the step at this place. */
export const step =
  (id: string, closes: string, at: number): Edit =>
  (call) => {
    const like = structuredClone(stage(call, 'recommendation'));
    call.stages.splice(at, 0, { ...like, id, name: `环节${id}`, closes: { ...like.closes, value: closes } });
  };

export const bodiesOf =
  (kind: string, to: string): Edit =>
  (call) => {
    for (const body of bodies(call)) if (body.kind === kind) body.stage = to;
  };

export const renamedStep: Edit = (call) => {
  stage(call, 'declare').name = '个人网上申报';
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
