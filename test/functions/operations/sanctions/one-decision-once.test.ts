import { afterEach, expect, test } from 'vitest';
import { MAX_SANCTIONS } from '../../../../domain/sanctions/sanction-form.ts';
import { inventedNumber } from '../../../rigs/machine/people.ts';
import { openRig, type Rig } from '../../../rigs/machine/rig.ts';
import { enterOn, laySanctions, sanctionIdIn, sanctionOf } from '../../../rigs/sanctions/sanctioned.ts';

let rig: Rig;
afterEach(() => rig?.stop());

async function open() {
  rig = await openRig({ startAt: '2022-01-10 09:00' });
}

const enter = (...sanctions: object[]) => enterOn(rig, ...sanctions);
const decided = (number: string) => ({
  decision: { number, date: '2021-12-01', office: '示例市人社局' },
});
const correct = (sanction: string, told: object) =>
  rig.operate({
    ...{ act: 'correct-sanction', sanction, expectedVersion: 1 },
    file: laySanctions(rig, { sanctions: [told] }),
  });

test('a decision whose entry was ended by mistake is entered again at once', async () => {
  await open();
  const sanction = sanctionIdIn((await enter(sanctionOf(inventedNumber(1)))).output);
  await rig.operate({ act: 'end-sanction', sanction, expectedVersion: 1, ground: 'entered-by-mistake' });
  expect((await enter(sanctionOf(inventedNumber(1)))).status).toBe('SUCCEEDED');
  expect((await enter(sanctionOf(inventedNumber(1)))).status).toBe('FAILED');
});

test.each(['示例〔2021〕１号', '示例[2021] 1号', '示例［2021］1号'])(
  'a decision stands once, also as %s',
  async (number) => {
    await open();
    const sanction = sanctionIdIn((await enter(sanctionOf(inventedNumber(2)))).output);
    const again = sanctionOf(inventedNumber(2), decided(number));
    expect((await enter(again)).cause).toContain(sanction);
    expect(
      (await enter(sanctionOf(inventedNumber(3)), sanctionOf(inventedNumber(3), decided(number)))).cause,
    ).toContain('/sanctions/1/decision/number');
  },
);

test('no correction moves an entry to a person who has one of its decision, nor makes two of one person', async () => {
  await open();
  const one = sanctionIdIn((await enter(sanctionOf(inventedNumber(4)))).output);
  const other = sanctionIdIn((await enter(sanctionOf(inventedNumber(5)))).output);
  expect((await correct(other, sanctionOf(inventedNumber(4)))).cause).toContain(one);
  const second = sanctionIdIn(
    (await enter(sanctionOf(inventedNumber(4), decided('示例〔2021〕2号')))).output,
  );
  expect((await correct(second, sanctionOf(inventedNumber(4)))).cause).toContain(one);
  expect((await correct(second, sanctionOf(inventedNumber(4), decided('示例〔2021〕２号')))).status).toBe(
    'SUCCEEDED',
  );
});

test('more of one person than the register takes is refused in words, and its file is gone', async () => {
  await open();
  const evidence = Array.from({ length: 2 }, () => '示'.repeat(1800));
  const large = (nth: number) =>
    sanctionOf(inventedNumber(6), { ...decided(`示例〔2021〕${nth}号`), evidence });
  const all = Array.from({ length: MAX_SANCTIONS }, (_, nth) => large(nth));
  expect((await enter(...all.slice(0, 5))).status).toBe('SUCCEEDED');
  const file = laySanctions(rig, { sanctions: all.slice(5, 10) });
  const answer = await rig.operate({ act: 'enter-sanctions', file });
  expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(answer.cause).toContain('96 KB');
  expect(await rig.machine.needs.materials.latest(file, 1_000_000)).toBeUndefined();
  const own = sanctionIdIn((await enter(sanctionOf(inventedNumber(7), { evidence }))).output);
  const moved = await correct(
    own,
    sanctionOf(inventedNumber(6), { ...decided('示例〔2021〕9号'), evidence }),
  );
  expect(moved.cause).toContain('96 KB');
});
