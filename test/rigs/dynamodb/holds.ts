import type { DynamoRequest } from './faults.ts';

/** A request that is kept from the engine until it is released. */
export interface Hold {
  /** Resolves when the request has come and waits. */
  readonly arrived: Promise<void>;
  /** Lets the request go on to the engine; before one has come, stops waiting for it. */
  release(): void;
}

interface PlacedHold {
  readonly match: (request: DynamoRequest) => boolean;
  readonly arrive: () => void;
  readonly released: Promise<void>;
  readonly release: () => void;
  isTaken: boolean;
}

export interface Holds {
  isAtWork(): boolean;
  /** Holds the next request that matches, and only that one. */
  add(match: (request: DynamoRequest) => boolean): Hold;
  /** Resolves at once for a request that no hold matches, and otherwise when it is released. */
  pass(request: DynamoRequest): Promise<void>;
  releaseAll(): void;
}

/** The holds that a test has placed on later requests. */
export function openHolds(): Holds {
  const holdings = new Set<PlacedHold>();
  return {
    isAtWork: () => holdings.size > 0,
    add(match) {
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
      const { promise: released, resolve } = Promise.withResolvers<void>();
      const release = () => {
        holdings.delete(holding);
        resolve();
      };
      const holding: PlacedHold = { match, arrive, released, release, isTaken: false };
      holdings.add(holding);
      return { arrived, release };
    },
    async pass(request) {
      const holding = [...holdings].find(({ match, isTaken }) => !isTaken && match(request));
      if (holding === undefined) return;
      holding.isTaken = true;
      holding.arrive();
      await holding.released;
    },
    releaseAll() {
      for (const { release } of holdings) release();
    },
  };
}
