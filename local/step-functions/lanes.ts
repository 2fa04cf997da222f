/** Work in lanes: within a lane one piece begins when the one before has ended, and lanes do not wait for each other. */
export interface Lanes {
  /** Does the work when everything before it in its lane has ended. */
  run(lane: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when the lane is empty. */
  settle(lane: string): Promise<void>;
}

export function openLanes(): Lanes {
  const last = new Map<string, Promise<void>>();
  return {
    run(lane, work) {
      const done = (last.get(lane) ?? Promise.resolve()).then(work);
      const ended = done
        .catch(() => {})
        .then(() => {
          if (last.get(lane) === ended) last.delete(lane);
        });
      last.set(lane, ended);
      return done;
    },
    async settle(lane) {
      for (let ending = last.get(lane); ending !== undefined; ending = last.get(lane)) await ending;
    },
  };
}
