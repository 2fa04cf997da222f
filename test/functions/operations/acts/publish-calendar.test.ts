import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import published from '../../../../calls/calendar.json' with { type: 'json' };
import { askedFor, publishCalendar, withRest } from '../../../rigs/machine/calendars.ts';
import { openRig, type Rig, taken } from '../../../rigs/machine/rig.ts';
import { messagesOf, supported } from '../../../rigs/machine/walks.ts';

let rig: Rig;
let id: string;
beforeAll(async () => {
  rig = await openRig({ startAt: '2021-10-11 09:00' });
  id = await supported(rig, 1);
  taken(await rig.post(id, { postedOn: '2021-10-11' }));
  await rig.settle();
});
afterAll(() => rig?.stop());

const [first] = published.years;
if (!first) throw new Error('The file is empty');
const one = (changes: object) => JSON.stringify({ years: [{ ...first, ...changes }] });
const off = (from: string, to: string) => ({ from, to, name: '示例' });

describe('a file that is none', () => {
  test.each<[string, string, string[]]>([
    ['no JSON', '{"years": [', ['不是有效的 JSON']],
    ['no object', '[]', ['有的内容填写不正确']],
    ['without years', '{"years": []}', ['/years']],
    ['larger than any', ' '.repeat(65 * 1024), ['超过 64 KB']],
    [
      'with several defects at once',
      one({ off: [off('2021-10-03', '2021-10-01'), off('2022-10-01', '2022-10-02')], work: ['2021-10-18'] }),
      ['/years/0/off/0/to', '/years/0/off/1/from', '/years/0/off/1/to', '/years/0/work/0'],
    ],
    [
      'with a day named twice',
      one({ off: [off('2021-10-01', '2021-10-09')], work: ['2021-10-09'] }),
      ['/years/0/work/0'],
    ],
    [
      'with a day that there is not',
      one({ off: [off('2021-02-29', '2021-02-30')] }),
      ['/years/0/off/0/from 日历上没有 2021-02-29 这一天', '/years/0/off/0/to 日历上没有 2021-02-30 这一天'],
    ],
    ['with a field that nothing reads', one({ rest: [] }), ['/years/0/rest']],
    ['with years out of order', JSON.stringify({ years: [published.years[1], first] }), ['/years/1/year']],
  ])('%s is refused with every defect and its place, and nothing changes', async (_, file, says) => {
    const told = await publishCalendar(rig, file, { expectedVersion: 1 });
    expect(told).toMatchObject({ status: 'FAILED', error: 'Refused' });
    for (const each of says) expect(told.cause).toContain(each);
    expect(await rig.machine.records.calendars.currentVersion()).toBe(1);
  });

  test('that is not in the bucket, or not among the days off, is said to be so', async () => {
    const absent = await rig.operate({
      act: 'publish-calendar',
      file: 'calendars/no.json',
      expectedVersion: 1,
    });
    expect(absent.cause).toContain('存储桶中没有 calendars/no.json');
    const elsewhere = await rig.operate({
      act: 'publish-calendar',
      file: 'registrations/x.json',
      expectedVersion: 1,
    });
    expect(elsewhere.cause).toContain('calendars/2027.json');
  });
});

test('the arrangement in force, another version and another word are refused by name', async () => {
  const same = await publishCalendar(rig, JSON.stringify(published, null, 4), { expectedVersion: 1 });
  expect(same.cause).toContain('与现行第 1 版相同');
  const stale = await publishCalendar(rig, withRest('2021-10-18'), { expectedVersion: 3 });
  expect(stale.cause).toContain('您看到 3，现为 1');
  const asked = await publishCalendar(rig, withRest('2021-10-14'), { expectedVersion: 1 });
  const confirms = askedFor(asked);
  // The word was read for another file.
  const other = await publishCalendar(rig, withRest('2021-10-18'), { expectedVersion: 1, confirms });
  expect(other.status).toBe('FAILED');
  expect(askedFor(other)).not.toBe(confirms);
  expect(await rig.machine.records.calendars.currentVersion()).toBe(1);
});

test('a task that is entered again, and the same act started again, put nothing in force twice and tell nobody twice', async () => {
  const file = withRest('2021-10-18');
  const confirms = askedFor(await publishCalendar(rig, file, { expectedVersion: 1 }));
  await publishCalendar(rig, file, { expectedVersion: 1, confirms });
  await publishCalendar(rig, file, { expectedVersion: 1, confirms });
  const input = { by: '示例操作员', reason: '示例理由', file: 'calendars/next.json', expectedVersion: 1 };
  const task = { task: 'act', input: { act: 'publish-calendar', ...input }, execution: 'arn:again' };
  expect(await rig.machine.functions('OperationsFunction', task)).toMatchObject({
    outcome: 'more',
    cases: { calendar: 2 },
  });
  await rig.turnBy(900);
  expect(await rig.machine.records.calendars.currentVersion()).toBe(2);
  expect(await messagesOf(rig, id, 'date-changed')).toHaveLength(1);
});
