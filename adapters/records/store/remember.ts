/** Seconds for which a warm function remembers what it read: long enough for a rush, too short to be noticed. */
const SECONDS = 60;

/**
 * Remembers each value for a minute from when it began to read it; who asks meanwhile waits for the same reading. It is only for values that are checked again where it matters: a
 * write repeats its gate as a condition, and a refusal is never based on a remembered value.
 */
export function rememberForAMinute<T>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return (name) => {
    const found = known.get(name);
    if (found && performance.now() < found.until) return found.value;
    const value = read(name);
    known.set(name, { until: performance.now() + SECONDS * 1000, value });
    // What could not be read is asked for again.
    value.catch(() => known.delete(name));
    return value;
  };
}
