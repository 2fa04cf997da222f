import process from 'node:process';
import { measureAtADistance } from './at-a-distance.ts';
import { measureBill } from './bill/measure-bill.ts';
import { measureBundles } from './bundles.ts';
import { measureCaseCounts } from './case.ts';
import { measureGates } from './gates.ts';
import { measureInspection } from './inspection.ts';
import { measureJudging } from './judging.ts';
import { measureRehearsal } from './rehearsal.ts';
import { measureDesk } from './requests/desk.ts';
import { measureRush } from './requests/rush.ts';
import { measureSubmission } from './requests/submission.ts';
import { keepResults, tableOf } from './results.ts';
import { measureStart } from './start.ts';
import { measureUsage } from './usage.ts';
import { measureWay } from './way/way.ts';

/** One measurement: its name, its result, and the bound that it should meet. */
export interface Measured {
  readonly what: string;
  readonly value: string;
  readonly aim: string;
  /** Whether the bound is met; left out if the measurement has none. */
  readonly isMet?: boolean;
}

const MEASURES: Readonly<Record<string, () => Measured[] | Promise<Measured[]>>> = {
  start: measureStart,
  submission: measureSubmission,
  rush: measureRush,
  desk: measureDesk,
  way: measureWay,
  bundles: measureBundles,
  case: measureCaseCounts,
  inspection: measureInspection,
  judging: measureJudging,
  usage: measureUsage,
  'at-a-distance': measureAtADistance,
  gates: measureGates,
  bill: measureBill,
  rehearsal: measureRehearsal,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(MEASURES, name));
if (unknown.length > 0) {
  console.error(
    `没有这一项 No such measurement: ${unknown.join(', ')} (${Object.keys(MEASURES).join(', ')})`,
  );
  process.exit(2);
}
const all: Measured[] = [];
for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`正在测量 Measuring: ${name}…`);
  try {
    all.push(...(await measure()));
  } catch (fault) {
    // What the others measured in half an hour is kept all the same.
    console.error(fault);
    all.push({ what: name, value: 'failed', aim: 'to end', isMet: false });
    process.exitCode = 1;
  }
}
console.log(tableOf(all));
console.error(`已存入 Kept in ${keepResults(all)}`);
