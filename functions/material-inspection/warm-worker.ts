import { Worker } from 'node:worker_threads';
import type { Drawn, PageToDraw } from '../../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import { KEPT_MEGABYTES, LIMITS, type Limits } from './limits.ts';
import type { FileToLookAt, Looked, Seen } from './worker.ts';

/** Opens files one after another in a worker thread, which starts with the first file and is kept for the next. */
export interface WarmWorker {
  /** Looks into a file, and redraws a picture. */
  look(type: MaterialType, bytes: Uint8Array): Promise<Seen>;
  /**
   * Draws a page in a thread of its own that ends with it. A file that took a thread over would otherwise draw what the
   * next person sees.
   */
  draw(type: MaterialType, bytes: Uint8Array, asked: PageToDraw): Promise<Drawn>;
  close(): Promise<void>;
}

/**
 * Makes a warm worker. A file that takes too long has its worker ended, whatever it does: `terminate` stops a
 * spinning WebAssembly (https://nodejs.org/api/worker_threads.html#workerterminate). A worker that broke or grew
 * large is replaced.
 */
export function warmWorker(script: URL, limits: Limits = LIMITS): WarmWorker {
  let warm: Worker | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const started = () => {
    warm ??= startedFrom(script, limits);
    return warm;
  };
  const ended = async () => {
    const worker = warm;
    warm = undefined;
    await worker?.terminate();
  };
  const seenBy = async (type: MaterialType, bytes: Uint8Array): Promise<Seen> => {
    const { megabytes, ...seen } = await answerOf<Looked>(started(), { type, bytes }, limits, (why) => ({
      opened: { gaveUp: why },
      megabytes: 0,
    }));
    if ('gaveUp' in seen.opened || megabytes > KEPT_MEGABYTES) await ended();
    return seen;
  };
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = before.then(act);
    before = done.catch(() => {});
    return done;
  };
  return {
    look: (type, bytes) => inTurn(() => seenBy(type, bytes)),
    draw: (type, bytes, asked) => inTurn(() => drawnApart(script, { type, bytes, draw: asked }, limits)),
    async close() {
      await before;
      await ended();
    },
  };
}

function startedFrom(script: URL, workerData: Limits): Worker {
  // The libraries may print a part of the file, so their output is dropped.
  const worker = new Worker(script, { workerData, execArgv: [], stdout: true, stderr: true });
  // An idle worker's end concerns nobody, and the worker keeps no process alive.
  worker.on('error', () => {}).unref();
  return worker;
}

async function drawnApart(script: URL, asked: FileToLookAt, limits: Limits): Promise<Drawn> {
  const worker = startedFrom(script, limits);
  try {
    return await answerOf<Drawn>(worker, asked, limits, (why) => ({ gaveUp: why }));
  } finally {
    await worker.terminate();
  }
}

/** Waits for whichever comes first: the worker's answer, its end, or the end of its time. */
async function answerOf<A>(
  worker: Worker,
  asked: FileToLookAt,
  { seconds }: Limits,
  gaveUp: (why: 'time' | 'crash') => A,
): Promise<A> {
  const { promise, resolve } = Promise.withResolvers<A>();
  const timer = setTimeout(() => resolve(gaveUp('time')), seconds * 1000);
  const broke = () => resolve(gaveUp('crash'));
  worker.ref();
  worker.once('message', resolve).once('error', broke).once('exit', broke);
  worker.postMessage(asked);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', broke).off('exit', broke);
    worker.unref();
  }
}
