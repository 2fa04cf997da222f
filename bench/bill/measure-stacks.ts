import { PATROL_MINUTES } from '../../infra/functions.ts';
import { countReadUnits } from '../../test/rigs/adapters/read-units.ts';
import { measured } from '../../test/rigs/infra/measured.ts';
import type { Deployed, Synthesized } from '../../test/rigs/infra/synthesized.ts';
import { synthesized } from '../../test/rigs/infra/synthesized.ts';
import { openRig } from '../../test/rigs/machine/rig.ts';
import { ASSUMED } from './assumed.ts';

/** What the stacks of one environment have, whether or not anybody comes. */
export interface StackCounts {
  readonly keys: number;
  readonly secrets: number;
  readonly alarms: number;
  /** https://aws.amazon.com/cloudwatch/pricing/: an alarm is billed by the metrics that it looks at. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  /** Metrics of our own that are always there, and those of each stage of an open call. */
  readonly metrics: number;
  readonly stageMetrics: number;
  /** Runs by the clock in a month, of all functions together. */
  readonly clockRuns: number;
}

export async function measureStacks(name: Deployed): Promise<StackCounts> {
  const deployed = synthesized(name);
  const many = (type: string) => deployed.all(type).length;
  const { always, ofEachStage } = await customMetrics(deployed);
  const rules = deployed.all('AWS::Events::Rule').map(({ properties }) => properties);
  const byTheClock = rules.filter(({ ScheduleExpression }) => ScheduleExpression !== undefined).length;
  return {
    keys: many('AWS::KMS::Key'),
    secrets: many('AWS::SecretsManager::Secret'),
    alarms: many('AWS::CloudWatch::Alarm'),
    alarmMetrics: alarmMetrics(deployed),
    dashboards: many('AWS::CloudWatch::Dashboard'),
    metrics: always,
    stageMetrics: ofEachStage,
    clockRuns: (byTheClock * ASSUMED.monthDays * 24 * 60) / PATROL_MINUTES,
  };
}

function alarmMetrics({ all }: Synthesized): number {
  const looked = all('AWS::CloudWatch::Alarm').map(({ properties: { Metrics } }) =>
    Metrics === undefined
      ? 1
      : (Metrics as { MetricStat?: unknown }[]).filter((each) => each.MetricStat).length,
  );
  return looked.reduce((sum, each) => sum + each, 0);
}

/** CloudWatch counts a name with each set of dimensions as a metric. */
async function customMetrics({ all }: Synthesized): Promise<{ always: number; ofEachStage: number }> {
  const written = await measured();
  const many = (isOfStage: boolean) =>
    written
      .filter(({ dimensions }) => (dimensions !== undefined) === isOfStage)
      .reduce((sum, { values }) => sum + Object.keys(values).length, 0);
  const stages = new Set(written.flatMap(({ dimensions }) => dimensions?.Stage ?? [])).size;
  return {
    always: many(false) + all('AWS::Logs::MetricFilter').length,
    ofEachStage: many(true) / stages,
  };
}

/** Read units of one patrol and of one reading of the watch, warm, while one call is open and nothing waits. */
export interface IdleCounts {
  readonly patrolReads: number;
  readonly watchReads: number;
}

export async function measureIdle(): Promise<IdleCounts> {
  const rig = await openRig();
  const readsOf = async (name: string) => {
    await rig.machine.functions(name, {});
    const counted = countReadUnits(() => name);
    await rig.machine.functions(name, {});
    return counted.end().reduce((sum, { units }) => sum + units, 0);
  };
  try {
    return { patrolReads: await readsOf('PatrolFunction'), watchReads: await readsOf('WatchFunction') };
  } finally {
    await rig.stop();
  }
}
