/** Seconds for which a warm function remembers what it read: long enough for a rush, too short to be noticed. */
const SECONDS = 60;
/** The most values that are remembered; beyond them the oldest goes. People type names of things that do not exist. */
const MOST = 1000;

/**
 * Remembers each value for a minute from when it began to read it; who asks meanwhile waits for the same reading. What is
 * not there is not remembered, so that it is found once it is. Memory is only for values that are checked again where it
 * matters: a write repeats its gate as a condition, and a refusal is never based on a remembered value.
 */
export function rememberForAMinute<T>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return (name) => {
    const found = known.get(name);
    if (found && performance.now() < found.until) return found.value;
    const value = read(name);
    const forget = () => {
      if (known.get(name)?.value === value) known.delete(name);
    };
    known.delete(name);
    known.set(name, { until: performance.now() + SECONDS * 1000, value });
    if (known.size > MOST) known.delete(known.keys().next().value ?? name);
    value.then((there) => there === undefined && forget(), forget);
    return value;
  };
}
