import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseOf } from '../../../casework/case.ts';
import { removeMaterial } from '../../../casework/materials/remove-material.ts';
import { takeUp } from '../../../casework/materials/take-up.ts';
import { uploadKey } from '../../../casework/materials/upload-key.ts';
import type { Draft } from '../../../domain/declaration/draft/draft.ts';
import { escalation } from '../../../functions/escalation/escalation.ts';
import type { Hooks } from '../../rigs/faults/rig.ts';
import { beijing } from '../../rigs/machine/acting.ts';
import { CALL, openRig, type Rig, type RigOptions, taken } from '../../rigs/machine/rig.ts';

type Files = NonNullable<Draft['materials']>;

const UNTIL = beijing('2024-11-20');
const LOCKED = { name: 'AccessDenied' };

let rig: Rig;
/** Each retention that was set: key, version and end. */
let retained: string[][];
let isDeaf: boolean;
beforeEach(async () => {
  retained = [];
  isDeaf = false;
  const options: RigOptions & Hooks = {
    startAt: '2021-10-11 09:00',
    aroundNeeds: (needs) => ({
      ...needs,
      materials: {
        ...needs.materials,
        async retain(key, version, until) {
          await needs.materials.retain(key, version, until);
          retained.push([key, version, until]);
        },
      },
      workflow: {
        ...needs.workflow,
        wake: async (token, next) => isDeaf || needs.workflow.wake(token, next),
      },
    }),
  };
  rig = await openRig(options);
});
afterEach(() => rig?.stop());

/** A draft of the nth person whose files lie in storage. */
async function filed(nth: number): Promise<{ id: string; files: Files }> {
  const id = await rig.drafted(nth);
  return { id, files: await layAll(id) };
}

/** Lays a new version of each of the draft's files, and puts these into it. */
async function layAll(id: string): Promise<Files> {
  const { materials } = rig.machine.needs;
  const files: Files = [];
  for (const file of (await rig.story(id)).declaration.draft.materials ?? []) {
    const key = uploadKey(id, file.upload);
    rig.machine.upload({ key, type: file.type, bytes: Buffer.from('%PDF-1.7') });
    files.push({ ...file, version: (await materials.latest(key, 100))?.version ?? '' });
  }
  taken(await rig.change(id, { materials: files }));
  return files;
}

const setOn = (id: string, files: Files, until = UNTIL) =>
  files.map(({ upload, version }) => [uploadKey(id, upload), version, until]).toSorted();

const discard = (id: string, { upload, version }: Files[number]) =>
  rig.machine.needs.materials.discard(uploadKey(id, upload), version);

test('every version that was submitted is kept, and no other', async () => {
  const { id, files } = await filed(1);
  const other = await layAll(id);
  taken(await rig.submit(id));
  await rig.settle();
  expect(files.length).toBeGreaterThan(3);
  expect(retained.toSorted()).toEqual(setOn(id, other));
  for (const file of other) await expect(discard(id, file)).rejects.toMatchObject(LOCKED);
  for (const file of files) await discard(id, file);
});

test('a file of a draft is taken away as ever, and one that was submitted stays when it is taken off', async () => {
  const { id, files } = await filed(1);
  const [first, second] = files;
  if (!first || !second) throw new Error('No files');
  const { needs } = rig.machine;
  const remove = async ({ upload }: Files[number]) => {
    const { account, version } = (await rig.story(id)).declaration;
    const actor = { kind: 'applicant', account } as const;
    taken(await removeMaterial(needs)(id, upload, { at: needs.now(), actor, version }));
  };
  const lies = async ({ upload, version }: Files[number]) =>
    (await needs.materials.addressOf({
      ...{ key: uploadKey(id, upload), version },
      ...{ type: 'application/pdf', fileName: 'x.pdf' },
    })) !== undefined;
  await remove(first);
  expect(await lies(first)).toBe(false);
  taken(await rig.change(id, { materials: files.slice(1).concat(await layOne(id, first)) }));
  taken(await rig.submit(id));
  await rig.settle();
  taken(await rig.giveBack(id));
  await rig.settle();
  await remove(second);
  expect(await lies(second)).toBe(true);
});

async function layOne(id: string, file: Files[number]): Promise<Files> {
  const key = uploadKey(id, file.upload);
  rig.machine.upload({ key, type: file.type, bytes: Buffer.from('%PDF-1.7') });
  return [{ ...file, version: (await rig.machine.needs.materials.latest(key, 100))?.version ?? '' }];
}

test('a correction’s files are kept beside those of the submission before', async () => {
  const { id, files } = await filed(1);
  taken(await rig.submit(id));
  await rig.settle();
  taken(await rig.giveBack(id));
  await rig.settle();
  const corrected = await layAll(id);
  taken(await rig.submit(id));
  await rig.settle();
  expect(retained.toSorted()).toEqual([...setOn(id, files), ...setOn(id, corrected)].toSorted());
  for (const file of [...files, ...corrected]) await expect(discard(id, file)).rejects.toMatchObject(LOCKED);
});

test('a correction that was submitted and supported before its driver looked is kept all the same', async () => {
  const { id } = await filed(1);
  taken(await rig.submit(id));
  await rig.settle();
  isDeaf = true;
  taken(await rig.giveBack(id));
  const corrected = await layAll(id);
  taken(await rig.submit(id));
  isDeaf = false;
  taken(await rig.support(id));
  await rig.settle();
  const states = await rig.states('declaration', `${id}-1`);
  expect(states).not.toContain('Ask the applicant to correct');
  const employer = 'Ask the employer to review and to post the public notice';
  expect(states.filter((state) => state === employer)).toHaveLength(2);
  expect(states.at(-1)).toBe(employer);
  for (const file of corrected) await expect(discard(id, file)).rejects.toMatchObject(LOCKED);
});

test('a withdrawal is told although a correction before it is not taken up yet', async () => {
  const { id } = await filed(1);
  taken(await rig.submit(id));
  await rig.settle();
  isDeaf = true;
  taken(await rig.giveBack(id));
  await layAll(id);
  taken(await rig.submit(id));
  taken(await rig.withdraw(id));
  isDeaf = false;
  expect((await rig.story(id)).declaration.dueAt).toBeDefined();
  const answer = await escalation(rig.machine.needs)({ declaration: id, run: 1 });
  expect(answer).toMatchObject({ outcome: 'take-up' });
  expect((await rig.story(id)).declaration.dueAt).toBeUndefined();
});

test('nothing is set again while nothing new is submitted, however often the ladder is asked', async () => {
  const { id, files } = await filed(1);
  taken(await rig.submit(id));
  await rig.turnTo('2021-10-20 12:00');
  expect(retained).toHaveLength(files.length);
});

test('a correction that brings no other files is not taken up anew', async () => {
  const { id, files } = await filed(1);
  taken(await rig.submit(id));
  await rig.settle();
  taken(await rig.giveBack(id));
  await rig.settle();
  taken(await rig.change(id, { facts: { selfScore: 11 } }));
  taken(await rig.submit(id));
  await rig.settle();
  expect(retained).toHaveLength(files.length);
});

test('a last closing that is moved moves the end with it, once its driver looks again', async () => {
  const { id, files } = await filed(1);
  taken(await rig.submit(id));
  await rig.settle();
  const { call } = rig;
  const moved = { call: call.id, stage: 'recommendation', from: '2021-11-19', to: '2021-11-26' };
  expect(await rig.operate({ act: 'move-deadline', ...moved })).toMatchObject({ status: 'RUNNING' });
  expect(retained.slice(files.length)).toEqual([]);
  taken(await rig.giveBack(id));
  await rig.settle();
  expect(retained.slice(files.length).toSorted()).toEqual(setOn(id, files, beijing('2024-11-27')));
});

describe('taking up', () => {
  const present = async (id: string) => {
    const subject = await caseOf(rig.machine.needs, id);
    if (!subject) throw new Error('No such declaration');
    return subject;
  };

  test('does nothing where the run has taken up all, and sets the same for another run', async () => {
    const { id, files } = await filed(1);
    taken(await rig.submit(id));
    await rig.settle();
    const subject = await present(id);
    expect(subject.declaration.taken).toMatch(/^[0-9a-f]{16}$/);
    expect(await takeUp(rig.machine.needs)(subject)).toBe(subject);
    expect(retained).toHaveLength(files.length);
    const declaration = { ...subject.declaration, run: 2 };
    const again = await takeUp(rig.machine.needs)({ ...subject, declaration });
    expect(again.declaration.taken).not.toBe(subject.declaration.taken);
    expect(retained.slice(files.length).toSorted()).toEqual(setOn(id, files));
  });

  test('goes on where a version is gone, and keeps the others', async () => {
    const { id, files } = await filed(1);
    const [gone, ...others] = files;
    if (!gone) throw new Error('No files');
    await discard(id, gone);
    taken(await rig.submit(id));
    await rig.settle();
    expect((await rig.states('declaration', `${id}-1`)).at(-1)).toBe(
      'Ask the employer to review and to post the public notice',
    );
    for (const file of others) await expect(discard(id, file)).rejects.toMatchObject(LOCKED);
  });

  test('sets nothing any more once its end has passed', async () => {
    const { id } = await filed(1);
    taken(await rig.submit(id));
    await rig.settle();
    retained = [];
    const { taken: _, ...declaration } = (await present(id)).declaration;
    const after = takeUp({ ...rig.machine.needs, now: () => UNTIL });
    expect((await after({ ...(await present(id)), declaration })).declaration).toHaveProperty('taken');
    expect(retained).toEqual([]);
  });
});

test('the call says how long, and why', () => {
  expect(CALL.retention).toMatchObject({
    value: { years: 3 },
    assumed: expect.stringContaining('诚信档案库'),
  });
});
