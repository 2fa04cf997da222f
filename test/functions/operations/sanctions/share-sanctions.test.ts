import { createPublicKey, verify } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { fingerprint } from '../../../../adapters/fingerprint.ts';
import { publicKeys } from '../../../../adapters/keys/file-signature.ts';
import { canonical } from '../../../../domain/values/canonical.ts';
import { everyItem } from '../../../rigs/functions/every-item.ts';
import { holding, RINGS } from '../../../rigs/machine/key-change.ts';
import { operating } from '../../../rigs/machine/operating.ts';
import { inventedNumber } from '../../../rigs/machine/people.ts';
import { openRig, type Rig, type Told } from '../../../rigs/machine/rig.ts';
import {
  decidedOn,
  enterOn,
  laySanctions,
  MARKS,
  sanctionIdIn,
  sanctionOf,
} from '../../../rigs/sanctions/sanctioned.ts';
import { actsOf, bytesAt, keyIn, sharing } from '../../../rigs/sanctions/shared.ts';

const PLATFORM = '示例信用平台';
const NUMBER = inventedNumber(21);
let rig: Rig;
afterEach(() => rig?.stop());

async function open(startAt = '2022-01-10 09:00') {
  rig = await openRig({
    startAt,
  });
}

const entered = async (told: object) => sanctionIdIn((await enterOn(rig, told)).output);
const share = (sanctions: string[], platform = PLATFORM, name?: string) =>
  sharing(rig, sanctions, platform, name);

/** The file that an answer names, with whether its signature is good. */
async function fileOf(told: Pick<Told, 'output'>) {
  const bytes = Buffer.from((await bytesAt(rig, keyIn(told))) ?? '');
  const beside = JSON.parse(String(Buffer.from((await bytesAt(rig, `${keyIn(told)}.sig`)) ?? '')));
  const key = createPublicKey(publicKeys(RINGS.before)[beside.keyId] ?? '');
  const isGood = (text: Buffer) => verify(null, text, key, Buffer.from(beside.signature, 'base64'));
  return { bytes, beside, isGood, json: JSON.parse(String(bytes)) };
}

test('a file has everything that a platform asks for, and one flipped bit anywhere fails its signature', async () => {
  await open();
  const more = {
    declared: { year: 2021, series: '工程', level: 'engineer', number: '2021-0000-0000' },
    found: { how: '举报', by: '示例核查组', on: '2021-11-02' },
    evidence: ['示例证据'],
    heard: { toldOn: '2021-11-10', statement: '示例陈述' },
    effect: { words: '三年内不得申报', levels: ['engineer'], cancels: '示例证书' },
    served: { on: '2021-12-03', how: '邮寄' },
    objection: { on: '2022-01-05', words: '示例异议' },
  };
  const id = await entered(sanctionOf(NUMBER, more));
  const { bytes, beside, isGood, json } = await fileOf(await share([id]));
  const { found, evidence, heard, served, objection } = more;
  expect(json).toEqual({
    ...{ form: 'zhicheng/sanctions-shared/1', platform: PLATFORM, at: rig.machine.needs.now() },
    sanctions: [
      {
        ...{ id, version: 1, person: { kind: 'resident-id', number: NUMBER, name: MARKS.name } },
        ...{ employer: { name: MARKS.employer }, role: 'applicant' },
        ...{ act: { code: 'dishonesty', words: MARKS.act }, declared: more.declared, found, evidence, heard },
        ...{ decision: sanctionOf('').decision, basis: '六', effect: more.effect },
        term: { from: '2022-01-01', to: '2024-12-31', startRule: 'next-year', years: 3 },
        ...{ served, remedy: { told: '可申请复查' }, objection, ended: null },
        ...{ deletedOn: '2025-01-01', shared: [] },
      },
    ],
  });
  expect(String(bytes)).toBe(canonical(json));
  expect(beside).toMatchObject({ algorithm: 'Ed25519', keyId: 'k1', sha256: fingerprint(bytes) });
  expect(isGood(bytes)).toBe(true);
  for (let at = 0; at < bytes.length; at += 7)
    expect(isGood(Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))))).toBe(false);
});

test('a platform is told of a version once, each entry records it, and another platform is told too', async () => {
  await open();
  const [one, other] = [
    await entered(sanctionOf(NUMBER)),
    await entered(sanctionOf(NUMBER, decidedOn('2021-11-01'))),
  ];
  const first = await share([one, one]);
  const file = {
    key: keyIn(first),
    sha256: fingerprint((await bytesAt(rig, keyIn(first))) ?? ''),
    keyId: 'k1',
  };
  expect(first.output).toContain(file.sha256);
  const act = { act: 'share', platform: PLATFORM, version: 1, file, by: '示例操作员' };
  expect(await actsOf(rig, one)).toMatchObject([{ act: 'enter' }, act]);
  const second = await share([one, other]);
  expect((await fileOf(second)).json.sanctions.map(({ id }: { id: string }) => id)).toEqual([other]);
  expect(second.output).toContain(`此前已告知：${one}`);
  const third = await share([one, other]);
  expect([third.status, keyIn(third)]).toEqual(['SUCCEEDED', undefined]);
  expect(await actsOf(rig, one)).toHaveLength(2);
  expect(keyIn(await share([one], '另一示例平台'))).toBeDefined();
  expect(await actsOf(rig, one)).toHaveLength(3);
});

test('an entry that was corrected or ended since is told again as it is now', async () => {
  await open();
  const sanction = await entered(sanctionOf(NUMBER));
  await share([sanction]);
  const file = laySanctions(rig, {
    sanctions: [sanctionOf(NUMBER, { term: { startRule: 'next-year', years: 4 } })],
  });
  await rig.operate({ act: 'correct-sanction', sanction, expectedVersion: 1, file });
  const corrected = await fileOf(await share([sanction]));
  expect(corrected.json.sanctions).toMatchObject([{ version: 2, term: { to: '2025-12-31' }, ended: null }]);
  await rig.operate({ act: 'end-sanction', sanction, expectedVersion: 2, ground: 'repaired' });
  const ended = await fileOf(await share([sanction]));
  expect(ended.json.sanctions).toMatchObject([
    {
      version: 3,
      ended: { ground: 'repaired' },
      deletedOn: '2022-02-09',
      shared: [{ version: 1 }, { version: 2 }],
    },
  ]);
  expect(keyIn(await share([sanction]))).toBeUndefined();
});

test('an entry that was forgotten, or whose time has passed before a patrol, is not told, nor one beside it', async () => {
  await open('2024-12-31 09:00');
  const gone = await entered(sanctionOf(NUMBER));
  const stays = await entered(sanctionOf(inventedNumber(22), decidedOn('2024-01-01')));
  rig.sleepTo('2025-01-01 00:01');
  const answers = [await operating(rig.machine.needs).act(asked('one', [gone, stays]))];
  await rig.turnBy(1800);
  answers.push(await operating(rig.machine.needs).act(asked('two', [gone, stays])));
  for (const { outcome, says } of answers) {
    expect([outcome, says.includes(gone), says.includes(stays)]).toEqual(['refused', true, false]);
  }
  expect(await actsOf(rig, stays)).toHaveLength(1);
});

const asked = (execution: string, sanctions: string[]) => ({
  ...{ act: 'share-sanctions', by: '某某', reason: '示例', execution, sanctions, platform: PLATFORM },
});

test('an act that was cut off before it recorded ends by its retry, and a retry after it writes nothing', async () => {
  await open();
  const { needs } = rig.machine;
  const id = await entered(sanctionOf(NUMBER));
  const write = () => Promise.reject(new Error('the table does not answer'));
  const sanctions = { ...needs.records.sanctions, write };
  const cutOff = operating({ ...needs, records: { ...needs.records, sanctions } });
  await expect(cutOff.act(asked('one', [id]))).rejects.toThrow();
  expect(await actsOf(rig, id)).toHaveLength(1);
  await rig.turnBy(60);
  const answer = await operating(needs).act(asked('one', [id]));
  const { bytes, isGood, json } = await fileOf({ output: answer.says });
  expect([isGood(bytes), json.at]).toEqual([true, needs.now()]);
  expect((await actsOf(rig, id)).at(-1)?.file?.sha256).toBe(fingerprint(bytes));
  const put = () => Promise.reject(new Error('nothing is written again'));
  const later = operating({ ...needs, materials: { ...needs.materials, put } });
  expect(await later.act(asked('one', [id]))).toMatchObject({ outcome: 'done', says: answer.says });
  expect(await actsOf(rig, id)).toHaveLength(2);
});

test('what an entry became between the read and the record is what the file says', async () => {
  await open();
  const { needs } = rig.machine;
  const sanction = await entered(sanctionOf(NUMBER));
  let isFirst = true;
  const put: typeof needs.materials.put = async (object) => {
    await needs.materials.put(object);
    if (isFirst) {
      isFirst = false;
      await rig.operate({ act: 'end-sanction', sanction, expectedVersion: 1, ground: 'quashed' });
    }
  };
  const racing = operating({ ...needs, materials: { ...needs.materials, put } });
  const { says } = await racing.act(asked('one', [sanction]));
  const { bytes, isGood, json } = await fileOf({ output: says });
  expect([isGood(bytes), json.sanctions[0].ended.ground]).toEqual([true, 'quashed']);
  expect(await actsOf(rig, sanction)).toMatchObject([
    { act: 'enter' },
    { act: 'end' },
    { act: 'share', version: 2 },
  ]);
});

test('a ring without a key for files is refused with the command that adds one, and nothing is written', async () => {
  await open();
  const { keys, close } = await holding(RINGS.before);
  const id = await entered(sanctionOf(NUMBER));
  const signFile = keys.signFile;
  const { needs } = rig.machine;
  const without = operating({ ...needs, keys: { ...needs.keys, signFile } });
  const { outcome, says } = await without.act(asked('one', [id]));
  await close();
  expect([outcome, says.match(/npm run -s key-ring -- rotate file-signing/g)?.length]).toEqual([
    'refused',
    2,
  ]);
  expect(await actsOf(rig, id)).toHaveLength(1);
  expect(await bytesAt(rig, `sanctions-shared/${fingerprint('one').slice(0, 16)}.json`)).toBeUndefined();
});

test('nobody stands in the answer, the history, the table or a file’s name', async () => {
  await open();
  const id = await entered(sanctionOf(NUMBER));
  const told = await share([id], PLATFORM, 'sharing');
  const history = await rig.askStepFunctions('GetExecutionHistory', {
    executionArn: 'arn:aws:states:us-east-1:000000000000:execution:operations:sharing',
    maxResults: 1000,
  });
  const everything = JSON.stringify([told, history, await everyItem(rig.database)]);
  expect(everything).toContain(id);
  for (const mark of [...Object.values(MARKS), NUMBER]) expect(everything).not.toContain(mark);
});
