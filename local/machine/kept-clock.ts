import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type TurnedClock, turnedClock } from './turned-clock.ts';

/** A turned clock that stands after a restart where it stood; the first time, at `first` (epoch milliseconds). */
export function keptClock(file: string, first: number): TurnedClock {
  const start = existsSync(file) ? Number(readFileSync(file, 'utf8')) : first;
  if (!Number.isSafeInteger(start)) throw new Error(`${file} holds no instant`);
  return turnedClock(start, (now) => {
    // A whole file takes the place of the other in one step: a power cut leaves one of the two.
    writeFileSync(`${file}.new`, String(now), { flush: true });
    renameSync(`${file}.new`, file);
  });
}
