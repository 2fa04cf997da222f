/** How many records of a batch are worked on at once, and until when. */
export interface Lanes {
  readonly lanes: number;
  /** Asked before each record; once it says no, no lane takes up another one. */
  readonly mayGoOn: () => boolean;
}

/**
 * Runs `act` for the records of a batch, several at once. Each lane takes the next record when its own has ended, so a slow
 * record holds up one lane only. Everything that was taken up has ended when this returns, with the number of records
 * taken: they are the first ones of the batch. After an error no lane takes another record, and the error is thrown when
 * all have ended.
 */
export async function inLanes<T>(
  { lanes, mayGoOn }: Lanes,
  batch: Iterable<T> | AsyncIterable<T>,
  act: (one: T) => Promise<unknown>,
): Promise<number> {
  const source = Symbol.asyncIterator in batch ? batch[Symbol.asyncIterator]() : batch[Symbol.iterator]();
  let taken = 0;
  let isBroken = false;
  const lane = async () => {
    while (!isBroken && mayGoOn()) {
      const next = await source.next();
      if (next.done) return;
      taken += 1;
      await act(next.value);
    }
  };
  const breaking = (error: unknown) => {
    isBroken = true;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane().catch(breaking)));
  const broken = ends.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  return taken;
}

/** Runs an act after all earlier ones of the same key have ended. */
export type InTurn = <T>(key: string | number, act: () => Promise<T>) => Promise<T>;

/** Opens turns: acts of one key run one after another, those of different keys at once. */
export function openTurns(): InTurn {
  const last = new Map<string | number, Promise<unknown>>();
  return (key, act) => {
    const run = (last.get(key) ?? Promise.resolve()).then(act);
    const ended = run.then(
      () => {},
      () => {},
    );
    last.set(key, ended);
    void ended.then(() => last.get(key) === ended && last.delete(key));
    return run;
  };
}
