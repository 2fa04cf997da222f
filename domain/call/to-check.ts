import { type Call, TO_CHECK } from './call.ts';

/** A value that was taken from another year's call and that nobody has compared with the notice (待核对). */
export interface ToCheck {
  readonly path: readonly (string | number)[];
  /** What stands in place of its clause. */
  readonly assumed: string;
  /** Its place as people read it: `steps.declare.closes`. An entry of a list is named by its id where it has one. */
  readonly place: string;
}

/** The values of a call's file that are still to be compared, in their order. */
export function toCheckIn(
  value: unknown,
  path: ToCheck['path'] = [],
  names: readonly string[] = [],
): ToCheck[] {
  if (typeof value !== 'object' || value === null) return [];
  const { assumed } = value as { assumed?: unknown };
  const isOpen = typeof assumed === 'string' && assumed.startsWith(TO_CHECK);
  const own = isOpen ? [{ path, assumed, place: names.join('.') }] : [];
  const below = Object.entries(value).flatMap(([key, each]) => {
    const index = Array.isArray(value) ? Number(key) : key;
    return toCheckIn(each, [...path, index], [...names, nameOf(index, each)]);
  });
  return [...own, ...below];
}

/** The places of those values of a call. */
export function valuesToCheck(call: Call): string[] {
  return toCheckIn(call).map(({ place }) => place);
}

function nameOf(key: string | number, value: unknown): string {
  const { id } = Object(value) as { id?: unknown };
  return typeof id === 'string' && typeof key === 'number' ? id : String(key);
}
