import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PublishedCalendar } from '../../../adapters/records/calendars.ts';
import publishedFile from '../../../calls/calendar.json' with { type: 'json' };
import { dayKind } from '../../../domain/time/calendar.ts';
import { type Dynamo, startDynamo } from '../../../local/dynamodb/start-dynamo.ts';
import { type Bench, OPEN, openBench } from '../../rigs/adapters/records.ts';
import { withRest } from '../../rigs/machine/calendars.ts';

let dynamo: Dynamo;
let bench: Bench;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());
beforeEach(async () => {
  bench = await openBench(dynamo.endpoint);
});

const SIGNED = {
  publishedAt: OPEN,
  by: 'operator',
  reason: 'test',
  file: 'calendars/x.json',
  fileVersion: '1',
};

function version(number: number, arrangement = publishedFile, execution = 'one'): PublishedCalendar {
  return { arrangement, version: number, hash: `of-${number}`, execution, ...SIGNED };
}

describe('the calendar', () => {
  test('is plainly reported as unpublished, and never guessed', async () => {
    const { calendars } = bench.records;
    expect(await calendars.currentVersion()).toBe(0);
    expect(await calendars.current()).toBeUndefined();
    await expect(calendars.inForce()).rejects.toThrow('publish-calendar');
    await calendars.publish(version(1));
    expect(await calendars.inForce()).toMatchObject({ version: 1 });
  });

  test('in force is the last published one, and earlier ones stay as they were', async () => {
    const { calendars } = bench.records;
    await calendars.publish(version(1));
    expect(await calendars.publish(version(2, withRest('2021-10-18')))).toBe(true);
    const now = await calendars.inForce();
    expect([now.version, dayKind(now, '2021-10-18')]).toEqual([2, 'rest']);
    expect(dayKind(await calendars.at(1), '2021-10-18')).toBe('work');
    await expect(calendars.at(3)).rejects.toThrow('no version 3');
  });

  test('is put in force by one of two who publish at once, and never twice under one version', async () => {
    const { calendars } = bench.records;
    await calendars.publish(version(1));
    const both = ['one', 'other'].map((each) => calendars.publish(version(2, withRest('2021-10-18'), each)));
    expect((await Promise.all(both)).sort()).toEqual([false, true]);
    expect(await calendars.publish(version(2))).toBe(false);
    expect(await calendars.publish(version(4))).toBe(false);
    expect(await calendars.currentVersion()).toBe(2);
  });
});
