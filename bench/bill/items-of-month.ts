import { ASSUMED, GIGABYTE, gigabyteSeconds } from './assumed.ts';
import type { Item } from './bill.ts';
import type { Counts } from './counts.ts';

/** What a month costs in which nobody comes. The floor is one key, one metric an alarm, and one look every five minutes. */
export function idleMonth({ stacks, idle }: Counts): readonly Item[] {
  const looks = stacks.clockRuns / 2;
  const seconds = gigabyteSeconds('PatrolFunction', looks);
  const logged = (stacks.clockRuns * ASSUMED.logKilobytes * 1024) / GIGABYTE;
  return [
    { what: 'customer keys', billed: 'key', many: stacks.keys, floor: 1 },
    {
      what: 'requests to keys',
      billed: 'keyRequest',
      many: ASSUMED.keyRequests,
      floor: looks,
      why: 'Table, bucket and secrets each ask for their key, and so does a function that starts.',
    },
    { what: 'secrets', billed: 'secret', many: stacks.secrets, floor: stacks.secrets },
    {
      what: `metrics that alarms look at, in ${stacks.alarms} alarms`,
      billed: 'alarm',
      many: stacks.alarmMetrics,
      floor: stacks.alarms,
      why: 'An alarm on the failures of all functions is billed for the metric of each.',
    },
    { what: 'metrics of our own', billed: 'metric', many: stacks.metrics, floor: stacks.metrics },
    { what: 'dashboards', billed: 'dashboard', many: stacks.dashboards, floor: stacks.dashboards },
    { what: 'patrols and readings', billed: 'request', many: stacks.clockRuns, floor: looks },
    { what: 'their GB-seconds', billed: 'compute', many: seconds * 2, floor: seconds },
    {
      what: 'their reads',
      billed: 'read',
      many: looks * (idle.patrolReads + idle.watchReads),
      floor: looks / 2,
      why: 'What is due stands in several shards, and the watch reads every counter of a stage and the reports of a day.',
    },
    { what: 'GB of their logs', billed: 'logged', many: logged, floor: logged / 2 },
    {
      what: 'GB-months of their logs',
      billed: 'logKept',
      many: logged * ASSUMED.keptMonths,
      floor: (logged / 2) * ASSUMED.keptMonths,
    },
  ];
}

/** The metrics of a call's stages while it is open: they cost the same for one applicant and for ten thousand. */
export function openStages({ case: { stages }, stacks }: Counts): Item {
  const many = stages * stacks.stageMetrics * ASSUMED.openMonths;
  return { what: 'metrics of its stages while it is open', billed: 'metric', many, floor: many };
}
