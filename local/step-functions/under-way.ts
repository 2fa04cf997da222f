/** Work that was started and not awaited. */
export interface UnderWay {
  add(work: Promise<void>): void;
  /** Resolves when nothing is under way, including work that started meanwhile. Rejects with the first error. */
  settle(): Promise<void>;
}

export function openUnderWay(): UnderWay {
  let count = 0;
  let faults: unknown[] = [];
  let waiting: (() => void)[] = [];

  function done(): void {
    count -= 1;
    if (count > 0) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return {
    add(work) {
      count += 1;
      work.catch((fault: unknown) => faults.push(fault)).finally(done);
    },
    async settle() {
      while (count > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      const [fault] = faults;
      faults = [];
      if (fault !== undefined) throw fault;
    },
  };
}
