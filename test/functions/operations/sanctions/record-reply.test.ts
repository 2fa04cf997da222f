import { afterEach, expect, test } from 'vitest';
import { operating } from '../../../rigs/machine/operating.ts';
import { inventedNumber } from '../../../rigs/machine/people.ts';
import { openRig, type Rig } from '../../../rigs/machine/rig.ts';
import { enterOn, sanctionIdIn, sanctionOf } from '../../../rigs/sanctions/sanctioned.ts';
import { actsOf, fileTold, sharing } from '../../../rigs/sanctions/shared.ts';

const PLATFORM = '示例信用平台';
let rig: Rig;
afterEach(() => rig?.stop());

async function told() {
  rig = await openRig({ startAt: '2022-01-10 09:00' });
  const id = sanctionIdIn((await enterOn(rig, sanctionOf(inventedNumber(21)))).output);
  return { id, first: await sharing(rig, [id], PLATFORM) };
}

const reply = (sanctions: string[], more: object = {}, name?: string) =>
  rig.operate(
    { act: 'record-reply', sanctions, platform: PLATFORM, outcome: 'taken', reply: '回执一号', ...more },
    name,
  );

test('a reply stands in the entry beside what it answers, and the next file says it', async () => {
  const { id, first } = await told();
  const { file } = (await actsOf(rig, id)).at(-1) ?? {};
  expect(first.output).toContain(file?.sha256);
  expect((await reply([id, id], {}, 'replied')).output).toContain(id);
  expect((await actsOf(rig, id)).slice(2)).toMatchObject([
    { act: 'reply', platform: PLATFORM, version: 1, file, outcome: 'taken', reply: '回执一号' },
  ]);
  expect(await fileTold(rig, await sharing(rig, [id], PLATFORM))).toBeUndefined();
  const other = await fileTold(rig, await sharing(rig, [id], '另一示例平台'));
  expect(other.sanctions[0].shared).toMatchObject([
    { platform: PLATFORM, version: 1, sha256: file?.sha256, reply: { outcome: 'taken', reply: '回执一号' } },
  ]);
});

test('what a platform did not take is told again, once', async () => {
  const { id } = await told();
  await rig.turnBy(60);
  await reply([id], { outcome: 'not-taken', reply: '签名公钥未登记' });
  const again = await fileTold(rig, await sharing(rig, [id], PLATFORM));
  expect(again.sanctions).toMatchObject([{ id, version: 1, shared: [{ reply: { outcome: 'not-taken' } }] }]);
  expect(await fileTold(rig, await sharing(rig, [id], PLATFORM))).toBeUndefined();
});

test('a retry of the act writes nothing twice', async () => {
  const { id } = await told();
  const { act } = operating(rig.machine.needs);
  const asked = { act: 'record-reply', by: '某某', reason: '示例', sanctions: [id], platform: PLATFORM };
  const once = { ...asked, outcome: 'taken', reply: '回执一号', execution: 'one' };
  for (const _time of [1, 2]) expect(await act(once)).toMatchObject({ outcome: 'done' });
  expect(await actsOf(rig, id)).toHaveLength(3);
});

test('a platform that was not told of one of them has given no reply, and nothing is recorded', async () => {
  const { id } = await told();
  const untold = sanctionIdIn((await enterOn(rig, sanctionOf(inventedNumber(22)))).output);
  const { error, cause } = await reply([id, untold]);
  expect([error, cause?.includes(untold), cause?.includes(id)]).toEqual(['Refused', true, false]);
  expect(await actsOf(rig, id)).toHaveLength(2);
  expect((await reply([id, 'S000000000000'])).cause).toContain('S000000000000');
});
