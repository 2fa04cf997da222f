const MEGABYTE = 1024 * 1024;
const PAGE = 64 * 1024;

/** The part of WebAssembly that is bounded, which Node has and its types leave to those of browsers. */
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
 * Bounds every memory of WebAssembly in this thread. `resourceLimits` of a worker count the heap of JavaScript alone
 * (https://nodejs.org/api/worker_threads.html#new-workerfilename-options), so the bound is set where memory is made and
 * where it grows: a library that is refused more says so, or breaks, and its worker ends.
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

/** How much the libraries of this thread hold now, as far as it ever grew. */
export function heldMegabytes(): number {
  return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / MEGABYTE;
}
