import { afterEach, expect, test } from 'vitest';
import { noticeRulesOf } from '../../../domain/call/steps.ts';
import { stepIn } from '../../rigs/domain/cases.ts';
import {
  bodiesOf,
  type Edit,
  everythingAnswers,
  fileWith,
  publish,
  renamedStep,
  step,
  supportedNow,
} from '../../rigs/machine/publishing.ts';
import { CALL, type Rig, taken } from '../../rigs/machine/rig.ts';
import { openWebRig, type WebRig } from '../../rigs/web/rig.ts';

let rig: WebRig;
afterEach(() => rig?.stop());

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
  const { rules = [], provedBy } = call.eligibility ?? {};
  delete provedBy?.value.award;
  const kept = rules
    .filter(({ eligibilityRoutes }) => !eligibilityRoutes?.includes('skill-award'))
    .map((rule) => ({ ...rule, levels: rule.levels.filter((level) => level !== 'technician') }));
  for (const level of call.postQuota?.levels.value ?? [])
    level.titles = level.titles.filter((title) => title !== 'technician');
  rules.splice(0, rules.length, ...kept.filter(({ levels }) => levels.length > 0));
};

const longerNotice: Edit = (call) => {
  noticeRulesOf(call, 'notice').days.value.days = 6;
  noticeRulesOf(call, 'notice').earliestResult.value = 'last-notice-day';
};

const returnsByEmployer: Edit = (call) => {
  const returns = stepIn(call, 'employer').returns?.value;
  if (returns) returns.resubmitBy = 'employer';
};

/** Every kind of change that is taken, one version after another. Each version keeps the earlier changes. */
const KINDS: [string, Edit[]][] = [
  ['texts and rungs', [textsAndLadder]],
  ['levels, routes and materials that are no more', [fewerChoices]],
  ['another public notice', [longerNotice]],
  ['returns until another step', [returnsByEmployer]],
  ['another name of a step', [renamedStep]],
  [
    'a step after the last, for the last body',
    [step('city', '2021-11-25 17:00', 'recommendation'), bodiesOf('hr-bureau', 'city')],
  ],
  [
    'a step between, for the first body',
    [step('intake', '2021-11-15', 'notice'), bodiesOf('acceptance-point', 'intake')],
  ],
  ['bodies back where they were', [bodiesOf('hr-bureau', 'recommendation')]],
];

/** Supports at every body that is still ahead. */
async function throughTheBodies(rig: Rig, id: string): Promise<void> {
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
  await supportedNow(rig, posted);
  const goers: string[] = [];
  const edits: Edit[] = [];
  for (const [index, [kind, more]] of KINDS.entries()) {
    edits.push(...more);
    expect(await publish(rig, fileWith(...edits), index + 1), kind).toMatchObject({ status: 'SUCCEEDED' });
    await everythingAnswers(rig, index + 2);
    goers.push(await rig.submitted(next()));
  }
  expect(Object.keys(await rig.machine.records.stages.of(CALL.id)).sort()).toEqual(
    ['city', 'declare', 'employer', 'intake', 'recommendation'].sort(),
  );
  const begun = await rig.drafted(next());
  for (const id of [...goers, reviewed]) await supportedNow(rig, id);
  for (const id of [early, back, begun]) taken(await rig.submit(id));
  await rig.settle();
  for (const id of [early, back, begun]) await supportedNow(rig, id);
  const all = [early, back, reviewed, posted, begun, ...goers];
  const versions = await Promise.all(all.map(async (id) => (await rig.story(id)).declaration.callVersion));
  expect(new Set(versions).size).toBe(KINDS.length + 1);
  await rig.turnTo('2021-10-20 09:00');
  for (const id of all) taken(await rig.record(id));
  await rig.settle();
  for (const id of all) await throughTheBodies(rig, id);
  expect(await Promise.all(all.map(rig.standingOf))).toEqual(all.map(() => 'recommended'));
  expect(await rig.machine.records.reports.since()).toEqual([]);
});
