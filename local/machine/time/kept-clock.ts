import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type TurnedClock, turnedClock } from './turned-clock.ts';

/** A turned clock that keeps its instant over a restart; it begins at `first` (epoch milliseconds). */
export function keptClock(file: string, first: number): TurnedClock {
  const start = existsSync(file) ? Number(readFileSync(file, 'utf8')) : first;
  if (!Number.isSafeInteger(start)) throw new Error(`${file} holds no instant`);
  return turnedClock(start, (now) => {
    // The new file replaces the old one in one step, so a power cut leaves one of them whole.
    writeFileSync(`${file}.new`, String(now), { flush: true });
    renameSync(`${file}.new`, file);
  });
}
