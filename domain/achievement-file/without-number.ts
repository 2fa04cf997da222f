/**
 * A value in whose texts this number is masked, however it is grouped there. Some certificates bear the identity number of
 * their holder, and what is kept between calls must not hold it.
 */
export function withoutNumber<T>(value: T, number: string): T {
  const signs = [...number].map((sign) => sign.replace(/\W/g, '\\$&'));
  const pattern = new RegExp(signs.join('[\\s-]*'), 'giu');
  return signs.length === 0 ? value : (masked(value, pattern) as T);
}

function masked(value: unknown, pattern: RegExp): unknown {
  if (typeof value === 'string') return value.replace(pattern, (found) => '*'.repeat(found.length));
  if (Array.isArray(value)) return value.map((each) => masked(each, pattern));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each, pattern)]));
}
