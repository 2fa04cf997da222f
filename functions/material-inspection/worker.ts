import { parentPort, workerData } from 'node:worker_threads';
import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { boundMemory, heldMegabytes } from './bound-memory.ts';
import type { Limits } from './limits.ts';

/** A worker's answer: what it saw, and the memory it holds now. */
export interface Looked {
  readonly opened: Opened;
  readonly megabytes: number;
}

boundMemory((workerData as Limits).megabytes);

/** Opens a file. Each library is loaded with the first file of its kind. */
async function opened(type: MaterialType, bytes: Uint8Array): Promise<Opened> {
  if (type === 'application/pdf') return (await import('./open-pdf.ts')).openPdf(bytes);
  return (await import('./open-picture.ts')).openPicture(bytes);
}

parentPort?.on('message', async ({ type, bytes }: { type: MaterialType; bytes: Uint8Array }) => {
  // A library that throws instead of refusing is in an unknown state, so this worker is not used again.
  const seen = await opened(type, bytes).catch((): Opened => ({ gaveUp: 'crash' }));
  parentPort?.postMessage({ opened: seen, megabytes: heldMegabytes() } satisfies Looked);
});
