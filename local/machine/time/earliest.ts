/** The instants of many keys, and the earliest of them. */
export interface Instants {
  set(key: string, at: string): void;
  delete(key: string): void;
  earliest(): string | undefined;
}

type Entry = readonly [at: string, key: string];

/**
 * Keeps the instants in a heap, since every step of the clock asks for the earliest of some ten thousand. An entry
 * whose key has another instant by now stays until it comes to the front.
 */
export function openInstants(): Instants {
  const present = new Map<string, string>();
  const heap: Entry[] = [];
  return {
    set(key, at) {
      if (present.get(key) === at) return;
      present.set(key, at);
      push(heap, [at, key]);
    },
    delete: (key) => void present.delete(key),
    earliest() {
      for (let [first] = heap; first !== undefined; [first] = heap) {
        const [at, key] = first;
        if (present.get(key) === at) return at;
        pop(heap);
      }
      return undefined;
    },
  };
}

function push(heap: Entry[], entry: Entry): void {
  let at = heap.push(entry) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(heap, at, above)) return;
    swap(heap, at, above);
    at = above;
  }
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  let at = 0;
  for (;;) {
    let first = at;
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && isBefore(heap, below, first)) first = below;
    if (first === at) return;
    swap(heap, at, first);
    at = first;
  }
}

function isBefore(heap: readonly Entry[], one: number, other: number): boolean {
  return (heap[one]?.[0] ?? '') < (heap[other]?.[0] ?? '');
}

function swap(heap: Entry[], one: number, other: number): void {
  const [a, b] = [heap[one], heap[other]];
  if (a === undefined || b === undefined) return;
  heap[one] = b;
  heap[other] = a;
}
