const MEGABYTE = 1024 * 1024;
const PAGE = 64 * 1024;

/** The bounded part of WebAssembly, which Node has and only browsers' types declare. */
interface Memory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}
interface Form {
  readonly initial: number;
  readonly maximum?: number;
}
const { WebAssembly } = globalThis as unknown as { WebAssembly: { Memory: new (form: Form) => Memory } };

const memories = new Set<Memory>();

/**
 * Bounds every WebAssembly memory of this thread. A worker's `resourceLimits` count JavaScript's heap alone
 * (https://nodejs.org/api/worker_threads.html#new-workerfilename-options), so the bound is set where memory is made
 * and where it grows. A library that is refused more memory says so, or breaks and ends its worker.
 */
export function boundMemory(megabytes: number): void {
  const most = (megabytes * MEGABYTE) / PAGE;
  const Own = WebAssembly.Memory;
  const { grow } = Own.prototype as Memory;
  WebAssembly.Memory = class extends Own {
    constructor(form: Form) {
      super({ ...form, maximum: Math.max(Math.min(form.maximum ?? most, most), form.initial) });
      memories.add(this);
    }
  };
  Own.prototype.grow = function (this: Memory, pages: number) {
    memories.add(this);
    if (this.buffer.byteLength / PAGE + pages > most) throw new RangeError('No more memory for this file');
    return grow.call(this, pages);
  };
}

/** Megabytes that the libraries of this thread hold. WebAssembly memory never shrinks. */
export function heldMegabytes(): number {
  return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / MEGABYTE;
}
