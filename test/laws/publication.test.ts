import { afterEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Call, Stage } from '../../domain/call.ts';
import { isFinal } from '../../domain/moves.ts';
import { openWebRig, type WebRig } from '../web/rig.ts';
import { MUNICIPAL } from './people.ts';
import { CALL, FILE, type Told, taken } from './rig.ts';
import { lettersOf } from './walks.ts';

let rig: WebRig;
afterEach(() => rig?.stop());

type Edit = (call: Call) => void;

/** The call's file as an officer would have changed it, all edits one after another. */
function fileWith(...edits: readonly Edit[]): string {
  const call = parse(FILE) as Call;
  for (const edit of edits) edit(call);
  return stringify(call);
}

const publish = (file: string, expectedVersion: number): Promise<Told> =>
  rig.operate({ act: 'publish-call', file, expectedVersion });

function stage(call: Call, id: string): Stage {
  const found = call.stages.find((each) => each.id === id);
  if (!found) throw new Error(`No stage ${id}`);
  return found;
}

const bodies = (call: Call) => call.routes.value.flatMap((route) => route.bodies);

/** A step of bodies like the last one, before the step at this place. */
const step =
  (id: string, closes: string, at: number): Edit =>
  (call) => {
    const like = structuredClone(stage(call, 'recommendation'));
    call.stages.splice(at, 0, { ...like, id, name: `环节${id}`, closes: { ...like.closes, value: closes } });
  };

const bodiesOf =
  (kind: string, to: string): Edit =>
  (call) => {
    for (const body of bodies(call)) if (body.kind === kind) body.stage = to;
  };

const textsAndLadder: Edit = (call) => {
  const [gone] = call.ladder.value.splice(0, 1);
  delete call.texts.value[gone?.occasion ?? ''];
  const text = call.texts.value['submission-received'];
  if (text) text.subject = '收到申报{reference}';
};

const fewerChoices: Edit = (call) => {
  call.levels.value = call.levels.value.filter(({ id }) => id !== 'technician');
  call.eligibilityRoutes.value = call.eligibilityRoutes.value.filter(({ id }) => id !== 'skill-award');
  call.materials.value = call.materials.value.filter(({ id }) => id !== 'skill-award-proof');
};

const longerNotice: Edit = (call) => {
  call.publicNotice.workingDays.value = 6;
  call.publicNotice.earliestResult.value = 'last-notice-day';
};

const returnsByEmployer: Edit = (call) => {
  const returns = stage(call, 'employer').returns?.value;
  if (returns) returns.resubmitBy = 'employer';
};

const renamedStep: Edit = (call) => {
  stage(call, 'declare').name = '个人网上申报';
};

/** Each kind of change that is taken, one version after another: every version keeps what the one before it changed. */
const KINDS: [string, Edit[]][] = [
  ['texts and rungs', [textsAndLadder]],
  ['levels, routes and materials that are no more', [fewerChoices]],
  ['another public notice', [longerNotice]],
  ['returns until another step', [returnsByEmployer]],
  ['another name of a step', [renamedStep]],
  [
    'a step after the last, for the last body',
    [step('city', '2021-11-25 17:00', 3), bodiesOf('hr-bureau', 'city')],
  ],
  [
    'a step between, for the first body',
    [step('intake', '2021-11-15', 2), bodiesOf('acceptance-point', 'intake')],
  ],
  ['bodies back where they were', [bodiesOf('hr-bureau', 'recommendation')]],
];

/** What everybody sees of a call answers, whatever was published. */
async function everythingAnswers(version: number): Promise<void> {
  const api = await rig.api(undefined, 'GET', `/calls/${CALL.id}`);
  expect([api.status, api.json.version]).toEqual([200, version]);
  for (const path of ['/', `/calls/${CALL.id}`]) {
    const { status } = await fetch(`${rig.origin}${path}`, { headers: { 'accept-language': 'zh' } });
    expect([path, status]).toEqual([path, 200]);
  }
}

async function supportedNow(id: string): Promise<void> {
  taken(await rig.support(id));
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.settle();
}

/** Supports at every body that is still ahead. */
async function throughTheBodies(id: string): Promise<void> {
  while ((await rig.standingOf(id)) === 'forwarded') {
    taken(await rig.support(id));
    await rig.settle();
  }
}

test('every kind of change that is taken leaves each case of each version, in each standing, a way to the end', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  let nth = 0;
  const next = () => {
    nth += 1;
    return nth;
  };
  const [early, back] = [await rig.drafted(next()), await rig.submitted(next())];
  taken(await rig.giveBack(back));
  const reviewed = await rig.submitted(next());
  const posted = await rig.submitted(next());
  await supportedNow(posted);
  const goers: string[] = [];
  const edits: Edit[] = [];
  for (const [index, [kind, more]] of KINDS.entries()) {
    edits.push(...more);
    expect(await publish(fileWith(...edits), index + 1), kind).toMatchObject({ status: 'SUCCEEDED' });
    await everythingAnswers(index + 2);
    goers.push(await rig.submitted(next()));
  }
  expect(Object.keys(await rig.machine.records.stages.of(CALL.id)).sort()).toEqual(
    ['city', 'declare', 'employer', 'intake', 'recommendation'].sort(),
  );
  const begun = await rig.drafted(next());
  for (const id of [...goers, reviewed]) await supportedNow(id);
  for (const id of [early, back, begun]) taken(await rig.submit(id));
  await rig.settle();
  for (const id of [early, back, begun]) await supportedNow(id);
  const all = [early, back, reviewed, posted, begun, ...goers];
  const versions = await Promise.all(all.map(async (id) => (await rig.story(id)).declaration.callVersion));
  expect(new Set(versions).size).toBe(KINDS.length + 1);
  await rig.turnTo('2021-10-20 09:00');
  for (const id of all) taken(await rig.record(id));
  await rig.settle();
  for (const id of all) await throughTheBodies(id);
  expect(await Promise.all(all.map(rig.standingOf))).toEqual(all.map(() => 'recommended'));
  expect(await rig.machine.records.reports.since()).toEqual([]);
});

test('a new step locks and lets lapse like every other, by its own closing', async () => {
  rig = await openWebRig({ startAt: '2021-10-11 09:00' });
  const before = await rig.submitted(1);
  const city = fileWith(step('city', '2021-11-25 17:00', 3), bodiesOf('hr-bureau', 'city'));
  const told = await publish(city, 1);
  expect(told.output).toContain('新环节 city，2021-11-25 17:00 截止');
  const after = await rig.submitted(2);
  for (const id of [before, after]) await supportedNow(id);
  await rig.turnTo('2021-10-19 09:00');
  for (const id of [before, after]) {
    taken(await rig.record(id));
    await rig.settle();
    taken(await rig.support(id));
    await rig.settle();
  }
  await rig.turnTo('2021-11-22 09:00');
  expect([await rig.standingOf(before), await rig.standingOf(after)]).toEqual(['lapsed', 'forwarded']);
  expect(lettersOf(rig, after).map(({ body }) => body)).toContainEqual(
    expect.stringContaining('2021-11-25 17:00'),
  );
  await rig.turnTo('2021-11-26 09:00');
  expect((await rig.story(after)).declaration).toMatchObject({
    standing: 'lapsed',
    lapsed: { stage: 'city', generation: 1 },
  });
  expect(await rig.machine.records.reports.since()).toEqual([]);
});

describe('a version that would strand somebody', () => {
  const later: Edit = (call) => {
    stage(call, 'declare').closes.value = '2021-11-02';
  };
  const noBodies: Edit = (call) => {
    call.stages.pop();
    for (const route of call.routes.value) route.bodies = [];
  };
  const otherId: Edit = (call) => {
    stage(call, 'declare').id = 'apply';
    for (const each of call.stages) if (each.returns) each.returns.value.resubmitBy = 'apply';
  };

  test('is refused by name with the act that does it right, and nothing of it is written', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const [draft, sent] = [await rig.drafted(1), await rig.submitted(2, { employer: MUNICIPAL })];
    const locks = await rig.machine.records.stages.of(CALL.id);
    const refusedWith = async (edit: Edit, ...parts: string[]) => {
      const { status, cause = '' } = await publish(fileWith(edit), 1);
      expect(status).toBe('FAILED');
      for (const part of parts) expect(cause).toContain(part);
      await everythingAnswers(1);
    };
    await refusedWith(later, 'move-deadline', '"from":"2021-10-31"', '"to":"2021-11-02"');
    await refusedWith(noBodies, 'recommendation', '2 份未办结申报', draft, sent);
    await refusedWith(otherId, 'declare', '2 份未办结申报');
    expect(await rig.machine.records.stages.of(CALL.id)).toEqual(locks);
    expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(1);
  });

  test('is taken once the closing was moved, and a step goes once nobody needs it', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const id = await rig.submitted(1, { employer: MUNICIPAL });
    const moving = { act: 'move-deadline', call: CALL.id, stage: 'declare' };
    await rig.operate({ ...moving, from: '2021-10-31', to: '2021-11-02' });
    expect((await publish(FILE, 1)).cause).toContain('请照写 2021-11-02');
    expect((await publish(fileWith(later), 1)).status).toBe('SUCCEEDED');
    taken(await rig.withdraw(id));
    await rig.settle();
    const bare = fileWith(later, noBodies, otherId);
    expect((await publish(bare, 2)).status).toBe('SUCCEEDED');
    await everythingAnswers(3);
    const gone = await rig.submitted(2, { employer: MUNICIPAL });
    await supportedNow(gone);
    await rig.turnTo('2021-10-19 09:00');
    taken(await rig.record(gone));
    expect(await rig.standingOf(gone)).toBe('recommended');
    // The step that was taken away has its lock still, and brought again it is the same.
    expect((await publish(fileWith(later), 3)).status).toBe('SUCCEEDED');
    await everythingAnswers(4);
    await rig.turnTo('2021-11-22 09:00');
    expect(isFinal((await rig.standingOf(id)) as 'withdrawn')).toBe(true);
    expect(await rig.machine.records.reports.since()).toEqual([]);
  });

  test('of a publication and a movement at once, none leaves the other a closing that is not in force', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const moving = {
      act: 'move-deadline',
      call: CALL.id,
      stage: 'declare',
      from: '2021-10-31',
      to: '2021-11-02',
    };
    const [published, moved] = await Promise.all([publish(fileWith(renamedStep), 1), rig.operate(moving)]);
    expect(moved.status).toBe('SUCCEEDED');
    const version = await rig.machine.records.calls.currentVersion(CALL.id);
    expect(version).toBe(published.status === 'SUCCEEDED' ? 2 : 1);
    await everythingAnswers(version);
  });

  test('the same version again is done already', async () => {
    rig = await openWebRig({ startAt: '2021-10-11 09:00' });
    const city = fileWith(step('city', '2021-11-25 17:00', 3));
    for (let again = 0; again < 2; again += 1) expect((await publish(city, 1)).status).toBe('SUCCEEDED');
    expect((await publish(FILE, 0)).status).toBe('SUCCEEDED');
    expect(await rig.machine.records.calls.currentVersion(CALL.id)).toBe(2);
  });
});
