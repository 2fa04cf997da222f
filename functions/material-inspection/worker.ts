import { parentPort, workerData } from 'node:worker_threads';
import type { Drawn, PageToDraw } from '../../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { boundMemory, heldMegabytes } from './bound-memory.ts';
import type { Limits } from './limits.ts';

/** A file to look into, or of which to draw a page. */
export interface FileToLookAt {
  readonly type: MaterialType;
  readonly bytes: Uint8Array;
  readonly draw?: PageToDraw;
}

/** What was seen of a file; of a picture that opens, also how it is redrawn. */
export interface Seen {
  readonly opened: Opened;
  readonly redrawn?: Uint8Array;
}

/** A worker's answer: what it saw, and the memory it holds now. */
export interface Looked extends Seen {
  readonly megabytes: number;
}

boundMemory((workerData as Limits).megabytes);

/** Looks into a file. Each library is loaded with the first file of its kind. */
async function look(type: MaterialType, bytes: Uint8Array): Promise<Seen> {
  if (type === 'application/pdf') return { opened: await (await import('./open-pdf.ts')).openPdf(bytes) };
  if (type === 'image/heic') return (await import('./open-heic.ts')).redrawHeic(bytes);
  return (await import('./open-picture.ts')).redrawPicture(bytes);
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
  const seen = await look(file.type, file.bytes).catch((): Seen => ({ opened: { gaveUp: 'crash' } }));
  parentPort?.postMessage({ ...seen, megabytes: heldMegabytes() } satisfies Looked);
});
