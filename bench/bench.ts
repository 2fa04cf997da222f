import { measureBundles } from './bundles.ts';
import { measureInspection } from './inspection.ts';
import { measureStart } from './start.ts';
import { measureSubmission } from './submission.ts';
import { measureUsage } from './usage.ts';
import { measureWay } from './way.ts';

/** One measurement: its name, its result, and the bound that it should meet. */
export interface Measured {
  readonly what: string;
  readonly value: string;
  readonly aim: string;
}

const all: Measured[] = [];
const MEASURES = [
  measureStart,
  measureSubmission,
  measureWay,
  measureBundles,
  measureInspection,
  measureUsage,
];
for (const measure of MEASURES) {
  console.error(`正在测量 Measuring: ${measure.name}…`);
  all.push(...(await measure()));
}
for (const { what, value, aim } of all) console.log(`${what}: ${value} (${aim})`);
