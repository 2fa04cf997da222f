import { parentPort, workerData } from 'node:worker_threads';
import type { Drawn, PageToDraw } from '../../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { boundMemory, heldMegabytes } from './bound-memory.ts';
import type { Limits } from './limits.ts';

/** A file to open, or of which to draw a page. */
export interface FileToLookAt {
  readonly type: MaterialType;
  readonly bytes: Uint8Array;
  readonly draw?: PageToDraw;
}

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

async function drawn({ type, bytes }: FileToLookAt, asked: PageToDraw): Promise<Drawn> {
  return (await import('./draw-page.ts')).drawPage(type, bytes, asked);
}

// A library that throws instead of refusing is in an unknown state, so this worker is not used again.
parentPort?.on('message', async (file: FileToLookAt) => {
  if (file.draw) {
    parentPort?.postMessage(await drawn(file, file.draw).catch((): Drawn => ({ gaveUp: 'crash' })));
    return;
  }
  const seen = await opened(file.type, file.bytes).catch((): Opened => ({ gaveUp: 'crash' }));
  parentPort?.postMessage({ opened: seen, megabytes: heldMegabytes() } satisfies Looked);
});
