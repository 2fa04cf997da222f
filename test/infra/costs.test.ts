import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableForm } from '../../adapters/records/store/table-form.ts';
import { FUNCTIONS, type FunctionForm, PATROL_MINUTES } from '../../infra/functions.ts';
import { measured } from '../rigs/infra/measured.ts';
import { DEPLOYED, type Synthesized, synthesized } from '../rigs/infra/synthesized.ts';

const doc = (name: string) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');

/** The rows of the table of what comes by the month: what, and how many. */
function byTheMonth(): Record<string, string> {
  const [, part = ''] = doc('costs').split('## Used by the month');
  const rows = [...part.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)].slice(1);
  return Object.fromEntries(rows.map(([, what = '', many = '']) => [what.trim(), many.trim()]));
}

/** https://aws.amazon.com/cloudwatch/pricing/: an alarm is billed by the metrics that it looks at. */
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

test.each(DEPLOYED)('docs/costs.md counts what is deployed in %s', async (name) => {
  const deployed = synthesized(name);
  const many = (type: string) => deployed.all(type).length;
  const { always, ofEachStage } = await customMetrics(deployed);
  const rows = byTheMonth();
  expect(rows).toMatchObject({
    'customer keys': `${many('AWS::KMS::Key')}`,
    secrets: `${many('AWS::SecretsManager::Secret')}`,
    'metrics that alarms look at': `${alarmMetrics(deployed)}, in ${many('AWS::CloudWatch::Alarm')} alarms`,
    'metrics of our own': `${always}, and ${ofEachStage} for each stage of a call that is open`,
    dashboards: `${many('AWS::CloudWatch::Dashboard')}`,
  });
  const rules = deployed.all('AWS::Events::Rule').map(({ properties }) => properties);
  const byTheClock = rules.filter(({ ScheduleExpression }) => ScheduleExpression !== undefined).length;
  const hundreds = Math.round((byTheClock * 30 * 24 * 60) / PATROL_MINUTES / 100);
  expect(rows['patrols and readings']).toMatch(
    new RegExp(`^${Math.floor(hundreds / 10)},${hundreds % 10}00:`),
  );
});

test('docs/costs.md counts what the indexes hold', () => {
  const { indexes } = tableForm;
  const besides = indexes.filter(({ holds }) => holds.length > 0);
  const parts = besides.reduce((sum, { holds }) => sum + holds.length, 0);
  expect(doc('costs').replaceAll('\n', ' ')).toContain(
    `Of the ${indexes.length} indexes, ${indexes.length - besides.length} hold keys alone and ${besides.length} holds ${parts} short parts`,
  );
});

test('the first deployment asks for a quota that leaves room beside what functions reserve', () => {
  const forms: readonly FunctionForm[] = Object.values(FUNCTIONS);
  const reserved = forms.reduce((sum, { atMost }) => sum + (atMost?.concurrent ?? 0), 0);
  const [, least, said] =
    /at least (\d+) \(new accounts have 10; (\d+) are reserved/.exec(doc('first-deployment')) ?? [];
  expect(Number(said)).toBe(reserved);
  // Lambda keeps 100 for functions that reserve none: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  expect(Number(least)).toBeGreaterThanOrEqual(reserved + 100);
});
