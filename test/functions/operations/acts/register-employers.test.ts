import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../../../adapters/records/store/table.ts';
import { registerEmployers } from '../../../../functions/operations/acts/register-employers.ts';
import { sampleBodies, sampleEmployers } from '../../../../local/samples/sample-registry.ts';
import { everyItem } from '../../../rigs/functions/every-item.ts';
import { openRig, type Rig } from '../../../rigs/machine/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({});
});
afterAll(() => rig?.stop());

function sample<T>(all: readonly T[], nth: number): T {
  const found = all[nth];
  if (!found) throw new Error('Not in the sample registry');
  return found;
}

const itemOf = async ({ pk, sk }: { pk: string; sk: string }) =>
  (await everyItem(rig.database)).find((item) => item.pk === pk && item.sk === sk);

/** Lays a file into the bucket and registers what it says; what is a text stands there as it is. */
function register(content: object | string, name?: string) {
  const file = lay(content);
  return rig.operate({ act: 'register-employers', file }, name);
}

let laid = 0;
function lay(content: object | string): string {
  const key = `registrations/file-${++laid}.json`;
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  rig.machine.upload({ key, type: 'application/json', bytes: Buffer.from(text) });
  return key;
}

const SIGNED = { by: '示例操作员', reason: '示例理由' };

test('employers and bodies are registered in one act, with who did it, why, when and from which file', async () => {
  const [employer, body] = [sample(sampleEmployers, 2), sample(sampleBodies, 5)];
  const answer = await register({ employers: [employer], bodies: [body] }, 'register');
  expect(answer.status).toBe('SUCCEEDED');
  expect(answer.output).toContain('已登记1个用人单位、1个部门');
  const { people } = rig.machine.records;
  expect(await people.employer(employer.code)).toEqual(employer);
  expect(await people.body(body.id)).toEqual(body);
  expect(await people.bodiesOf(body.district)).toEqual([body]);
  expect(await itemOf(keys.employer(employer.code))).toMatchObject({
    ...{ version: 1, registeredBy: SIGNED.by, reason: SIGNED.reason, at: rig.machine.needs.now() },
    execution: expect.stringMatching(/:execution:operations:register$/),
    file: 'registrations/file-1.json',
    fileVersion: expect.stringMatching(/^[\w-]{36}$/),
  });
});

test('a registered entry is replaced only under its present version, and nothing else is written beside', async () => {
  const [employer, other] = [sample(sampleEmployers, 3), sample(sampleEmployers, 4)];
  await register({ employers: [employer] });
  const renamed = { ...employer, name: '示例改名有限公司' };
  for (const expected of [undefined, 0, 2]) {
    const entry = expected === undefined ? renamed : { ...renamed, expected };
    const answer = await register({ employers: [other, entry] });
    expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
    expect(answer.cause).toContain(`/employers/1/expected 登记的版本现为 1，您填写的是 ${expected ?? 0}`);
  }
  const { people } = rig.machine.records;
  expect(await people.employer(employer.code)).toEqual(employer);
  expect(await people.employer(other.code)).toBeUndefined();
  expect((await register({ employers: [{ ...renamed, expected: 1 }] })).status).toBe('SUCCEEDED');
  expect(await people.employer(employer.code)).toEqual(renamed);
  expect(await itemOf(keys.employer(employer.code))).toMatchObject({ version: 2 });
});

test('each fault of the file is said in words, and nothing of the file is repeated', async () => {
  const employer = sample(sampleEmployers, 7);
  const contact = { ...employer.contact, email: 'nobody at example', '13900009999': '示例' };
  const answer = await register({ employers: [{ ...employer, contact }, employer, employer], 示例联系人: 1 });
  expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(answer.cause).toContain('/employers/0/contact/email 有不能收下的字符：第7个字 U+0020（空格）');
  expect(answer.cause).toContain('/employers/0/contact/email holds signs that cannot be kept: character 7');
  expect(answer.cause).toContain('/employers/0/contact 的第 5 个字段不属于登记文件');
  expect(answer.cause).toContain('/employers/2/code 在本文件中出现了两次。');
  expect(answer.cause).toContain('/employers/2/code is given twice in this file.');
  expect(answer.cause).toContain('整个文件的第 2 个字段不属于登记文件');
  for (const said of ['nobody', '13900009999', '示例联系人', employer.name, employer.contact.phone])
    expect(answer.cause).not.toContain(said);
  expect(await rig.machine.records.people.employer(employer.code)).toBeUndefined();
});

test.each([
  ['is empty', ''],
  ['is no JSON', '{"employers": [{"name": "示例联系人"}'],
  ['is YAML', 'employers: []'],
])('a file that %s is refused without a word of it', async (_name, text) => {
  const answer = await register(text);
  expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(answer.cause).toMatch(/^登记文件不是有效的 JSON/);
  expect(answer.cause).not.toContain('示例联系人');
});

test.each([['null'], ['[]'], ['7'], ['"employers"']])('a file of %s is refused', async (text) => {
  expect((await register(text)).cause).toContain('内容填写不正确');
});

test('a file that is too large is refused before it is read', async () => {
  const answer = await register({ employers: [], padding: 'x'.repeat(256 * 1024) });
  expect(answer.cause).toContain('登记文件超过 256 KB');
});

test('a file that is not there is refused with what to do', async () => {
  const answer = await rig.operate({ act: 'register-employers', file: 'registrations/nowhere.json' });
  expect(answer).toMatchObject({ status: 'FAILED', error: 'Refused' });
  expect(answer.cause).toContain('存储桶中没有 registrations/nowhere.json；请先在 S3 控制台上传');
});

test('a file as an editor on Windows saves it is read', async () => {
  const body = sample(sampleBodies, 13);
  const answer = await register(
    `\uFEFF${JSON.stringify({ bodies: [body] }, null, 2).replaceAll('\n', '\r\n')}`,
  );
  expect(answer.status).toBe('SUCCEEDED');
  expect(await rig.machine.records.people.body(body.id)).toEqual(body);
});

test('an entry that was loaded when the system was set up counts as the first version', async () => {
  const employer = sample(sampleEmployers, 0);
  const renamed = { ...employer, name: '示例改名二号有限公司' };
  expect((await register({ employers: [renamed] })).status).toBe('FAILED');
  expect((await register({ employers: [{ ...renamed, expected: 1 }] })).status).toBe('SUCCEEDED');
  expect(await rig.machine.records.people.employer(employer.code)).toEqual(renamed);
});

test('a body that moves to another district leaves the one before', async () => {
  const body = sample(sampleBodies, 8);
  const { people } = rig.machine.records;
  await register({ bodies: [body] });
  const moved = { ...body, district: 'elsewhere' };
  expect((await register({ bodies: [{ ...moved, expected: 1 }] })).status).toBe('SUCCEEDED');
  expect(await people.bodiesOf(body.district)).toEqual([]);
  expect(await people.bodiesOf('elsewhere')).toEqual([moved]);
  expect(await people.body(body.id)).toEqual(moved);
});

test('an act whose task is entered again is done, and changes nothing more', async () => {
  const employer = sample(sampleEmployers, 6);
  const act = registerEmployers(rig.machine.needs);
  const input = { ...SIGNED, execution: 'arn:of:one', file: lay({ employers: [employer] }) };
  const once = await act(input);
  expect(once).toEqual({ ok: true, value: { employers: 1, bodies: 0 } });
  const before = await itemOf(keys.employer(employer.code));
  expect(await act(input)).toEqual(once);
  expect(await itemOf(keys.employer(employer.code))).toEqual(before);
  expect(await act({ ...input, execution: 'arn:of:two' })).toMatchObject({
    refusal: { because: 'stale', facts: { shown: 0, now: 1 } },
  });
});

test('an entry that says which version it replaces, and was never registered, is refused as that', async () => {
  const known = sample(sampleEmployers, 6);
  const [fresh, body] = [sample(sampleEmployers, 10), sample(sampleBodies, 9)];
  const first = await register({
    employers: [{ ...fresh, expected: 2 }],
    bodies: [{ ...body, expected: 1 }],
  });
  expect(first.cause).toContain('还没有登记过的，没有可以替换的版本（您填写的 expected 是 2）');
  expect(first.cause).toContain('/bodies/0/expected 还没有登记过，首次登记请填 0 或不填（您填写的是 1）');
  expect(first.cause).not.toContain('之后已有变化');
  const mixed = await register({
    employers: [
      { ...fresh, expected: 2 },
      { ...known, expected: 9 },
    ],
  });
  expect(mixed.cause).toContain('您看到 9，现为 1');
  expect(mixed.cause).toContain('首次登记请填 0 或不填（您填写的是 2）');
});

test('an entry that was added to the file after its registration does not count as done', async () => {
  const [employer, added] = [sample(sampleEmployers, 8), sample(sampleEmployers, 10)];
  const act = registerEmployers(rig.machine.needs);
  const input = { ...SIGNED, execution: 'arn:of:three', file: lay({ employers: [employer] }) };
  expect((await act(input)).ok).toBe(true);
  const bytes = Buffer.from(JSON.stringify({ employers: [employer, added] }));
  rig.machine.upload({ key: input.file, type: 'application/json', bytes });
  expect(await act(input)).toMatchObject({ refusal: { because: 'stale' } });
  expect(await rig.machine.records.people.employer(added.code)).toBeUndefined();
});

test('a file of thousands of defects is refused in words that an execution can hold', async () => {
  const answer = await register({ employers: Array.from({ length: 3000 }, () => ({ code: 'x' })) });
  expect(answer.status).toBe('FAILED');
  expect(answer.cause).toContain('/employers/0/code');
});
