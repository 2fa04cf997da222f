import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keptCounts } from '../../bench/bill/counts.ts';
import { costsText } from '../../bench/bill/doc/costs-text.ts';
import { measureCase } from '../../bench/bill/measure-case.ts';
import { measureIdle, measureStacks } from '../../bench/bill/measure-stacks.ts';
import { FUNCTIONS, type FunctionForm } from '../../infra/functions.ts';
import { DEPLOYED } from '../rigs/infra/synthesized.ts';

const doc = (name: string) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');

/** Milliseconds: the first synthesis of a worker bundles every function. */
const A_SYNTHESIS = 180_000;

/** Where one of these fails, `npm run costs -- --write` counts anew; with `--all` it counts the stacks too. */
test('docs/costs.md is what the counts and the prices give', () => {
  expect(doc('costs')).toBe(costsText(keptCounts()));
});

test('the bill counts what a case of a county takes', async () => {
  expect(await measureCase()).toEqual(keptCounts().case);
});

test('the bill counts what an idle month reads', async () => {
  expect(await measureIdle()).toEqual(keptCounts().idle);
});

test.each(DEPLOYED)(
  'the bill counts what is deployed in %s',
  async (name) => {
    expect(await measureStacks(name)).toEqual(keptCounts().stacks);
  },
  A_SYNTHESIS,
);

test('the first deployment asks for a quota that leaves room beside what functions reserve', () => {
  const forms: readonly FunctionForm[] = Object.values(FUNCTIONS);
  const reserved = forms.reduce((sum, { atMost }) => sum + (atMost?.concurrent ?? 0), 0);
  const [, least, said] =
    /at least (\d+) \(new accounts have 10; (\d+) are reserved/.exec(doc('first-deployment')) ?? [];
  expect(Number(said)).toBe(reserved);
  // Lambda keeps 100 for functions that reserve none: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  expect(Number(least)).toBeGreaterThanOrEqual(reserved + 100);
});
