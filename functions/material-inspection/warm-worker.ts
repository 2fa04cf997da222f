import { Worker } from 'node:worker_threads';
import type { MaterialType } from '../../domain/declaration/material-file.ts';
import type { Opened } from '../../domain/declaration/opened-file.ts';
import { KEPT_MEGABYTES, LIMITS, type Limits } from './limits.ts';
import type { Looked } from './worker.ts';

/** Opens files one after another in a worker of their own, which is started with the first and kept for the next. */
export interface WarmWorker {
  open(type: MaterialType, bytes: Uint8Array): Promise<Opened>;
  close(): Promise<void>;
}

/**
 * A file that takes too long has its worker ended, whatever it does: `terminate` stops a spinning WebAssembly
 * (https://nodejs.org/api/worker_threads.html#workerterminate). A worker that broke, or grew large, is replaced.
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
  const look = async (type: MaterialType, bytes: Uint8Array): Promise<Opened> => {
    const { opened, megabytes } = await answerOf(started(), { type, bytes }, limits);
    if ('gaveUp' in opened || megabytes > KEPT_MEGABYTES) await ended();
    return opened;
  };
  return {
    open(type, bytes) {
      const opened = before.then(() => look(type, bytes));
      before = opened.catch(() => {});
      return opened;
    },
    async close() {
      await before;
      await ended();
    },
  };
}

function startedFrom(script: URL, workerData: Limits): Worker {
  // What the libraries print may hold something of the file: it goes nowhere, since nobody reads it.
  const worker = new Worker(script, { workerData, execArgv: [], stdout: true, stderr: true });
  // While nobody waits for it, its end is nobody's, and it keeps no process alive.
  worker.on('error', () => {}).unref();
  return worker;
}

type FileToOpen = { readonly type: MaterialType; readonly bytes: Uint8Array };

/** The first that happens: its answer, its end, the end of its time. */
async function answerOf(worker: Worker, asked: FileToOpen, { seconds }: Limits): Promise<Looked> {
  const gaveUp = (why: 'time' | 'crash'): Looked => ({ opened: { gaveUp: why }, megabytes: 0 });
  const { promise, resolve } = Promise.withResolvers<Looked>();
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
