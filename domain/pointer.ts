/** The JSON pointer of a path: https://datatracker.ietf.org/doc/html/rfc6901. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
