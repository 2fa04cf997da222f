import { type Call, TO_CHECK } from './call.ts';

/**
 * The values of a call that were taken from another year's and that nobody has compared with the notice (待核对), by their places:
 * `steps.declare.closes`. An entry of a list is named by its id where it has one.
 */
export function valuesToCheck(call: Call): string[] {
  return unchecked(call, []);
}

function unchecked(value: unknown, place: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { assumed } = value as { assumed?: unknown };
  const own = typeof assumed === 'string' && assumed.startsWith(TO_CHECK) ? [place.join('.')] : [];
  const below = Object.entries(value).flatMap(([key, each]) =>
    unchecked(each, [...place, nameOf(key, each)]),
  );
  return [...own, ...below];
}

function nameOf(key: string, value: unknown): string {
  const { id } = Object(value) as { id?: unknown };
  return typeof id === 'string' && /^\d+$/.test(key) ? id : key;
}
