import type { Measured } from '../../../adapters/metrics.ts';
import { watch } from '../../../functions/watch/watch.ts';
import { openRig } from '../machine/rig.ts';

/**
 * The measures of one reading of the watch, on a machine with a call published; read once for all files of a
 * worker.
 */
let reading: Promise<readonly Measured[]> | undefined;

export function measured(): Promise<readonly Measured[]> {
  reading ??= read();
  return reading;
}

async function read(): Promise<Measured[]> {
  const rig = await openRig();
  const written: Measured[] = [];
  const metrics = { put: (all: readonly Measured[]) => void written.push(...all) };
  await watch({ ...rig.machine.needs, metrics })();
  await rig.stop();
  return written;
}

export const namesIn = (all: readonly Measured[]): string[] => [
  ...new Set(all.flatMap(({ values }) => Object.keys(values))),
];
