/**
 * The length of one repeated byte that counts as lost data. So many are thousands of codes of compressed data; fewer
 * spoil little.
 */
export const LOST_BYTES = 1024;

/** The bytes that stand many times in a row, in order; at least `least` times. */
export function runsOfOneByte(bytes: Uint8Array, least = LOST_BYTES): number[] {
  const found: number[] = [];
  let begin = 0;
  for (let at = 1; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] === bytes[begin]) continue;
    if (at - begin >= least) found.push(bytes[begin] ?? 0);
    begin = at;
  }
  return found;
}
