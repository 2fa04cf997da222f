/**
 * A value as JSON in its one canonical spelling, RFC 8785: members in the order of their names, no space between them, what is
 * undefined left out. Equal values give equal bytes, so a signature over them holds. Our numbers are whole.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`);
  return `{${members.join(',')}}`;
}
