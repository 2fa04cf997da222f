import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../../adapters/records/table.ts';
import { registerEmployers } from '../../../functions/operations/register-employers.ts';
import { sampleBodies, sampleEmployers } from '../../../local/sample-registry.ts';
import { openRig, type Rig } from '../../laws/rig.ts';
import { everyItem } from '../every-item.ts';

let rig: Rig;
let endpoint = '';
beforeAll(async () => {
  rig = await openRig({
    throughFront: async (database) => {
      endpoint = database;
      return database;
    },
  });
});
afterAll(() => rig?.stop());

function sample<T>(all: readonly T[], nth: number): T {
  const found = all[nth];
  if (!found) throw new Error('Not in the sample registry');
  return found;
}

const itemOf = async ({ pk, sk }: { pk: string; sk: string }) =>
  (await everyItem(endpoint)).find((item) => item.pk === pk && item.sk === sk);
const register = (input: object, name?: string) => rig.operate({ act: 'register-employers', ...input }, name);

const SIGNED = { by: '示例操作员', reason: '示例理由' };

test('employers and bodies are registered in one act, with who did it, why and when', async () => {
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
  });
});

test('one that is registered is replaced only by whoever names its version, and nothing else is written beside', async () => {
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

test('what is wrong with the input is said in words, and nothing of it is repeated', async () => {
  const employer = sample(sampleEmployers, 7);
  const contact = { ...employer.contact, email: 'nobody at example' };
  const answer = await register({ employers: [{ ...employer, contact }, employer, employer] });
  expect(answer.cause).toContain(
    '/employers/0/contact/email “/employers/0/contact/email”：不是有效的电子邮箱',
  );
  expect(answer.cause).toContain('/employers/2/code 在本次登记中出现了两次。 is given twice in this act.');
  expect(answer.cause).not.toContain('nobody');
  expect(await rig.machine.records.people.employer(employer.code)).toBeUndefined();
});

test('what was loaded when the system was set up counts as the first version', async () => {
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
  const input = { ...SIGNED, execution: 'arn:of:one', employers: [employer] };
  const once = await act(input);
  expect(once).toEqual({ ok: true, value: { employers: 1, bodies: 0 } });
  const before = await itemOf(keys.employer(employer.code));
  expect(await act(input)).toEqual(once);
  expect(await itemOf(keys.employer(employer.code))).toEqual(before);
  expect(await act({ ...input, execution: 'arn:of:two' })).toMatchObject({
    refusal: { because: 'stale', facts: { shown: 0, now: 1 } },
  });
});
