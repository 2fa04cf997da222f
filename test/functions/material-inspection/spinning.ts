import { parentPort } from 'node:worker_threads';

/** Stands for a library that never comes back, or that takes its thread along. */
parentPort?.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  if (bytes[0] === 0) for (;;);
  if (bytes[0] === 1) process.exit(1);
  if (bytes[0] === 2) throw new Error('Nothing of the file');
  parentPort?.postMessage({ opened: { opens: true, pages: bytes[0] }, megabytes: bytes[1] });
});
