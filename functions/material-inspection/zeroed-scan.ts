/**
 * The length of zeros that counts as lost data. So many zeros are thousands of codes; fewer spoil a few blocks of a
 * picture.
 */
const LOST = Buffer.alloc(1024);

const MARKER = { frames: [0xc0, 0xc1], tables: 0xc4, end: 0xd9, scan: 0xda } as const;
/** The class of Huffman tables for everything in a block but its mean, in the upper half of a table's name. */
const AC = 0x10;
const END_OF_BLOCK = 0;

/**
 * Whether data of a baseline JPEG were replaced by zeros, as an interrupted copy leaves them. A decoder finds no
 * fault in zeros, which are the shortest code of each table. If that code ends a block, zeros may be a blank area;
 * if not, every block would be filled to its last coefficient, which no encoder writes.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2
 */
export function holdsZeroedScan(jpeg: Buffer): boolean {
  const shortest = new Map<number, number>();
  let isBaseline = false;
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg.readUInt8(at) === 0xff ? jpeg.readUInt8(at + 1) : 0xff;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === MARKER.end) return false;
    const segment = jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2));
    at += 4 + segment.length;
    if (marker === MARKER.frames[0] || marker === MARKER.frames[1]) isBaseline = true;
    if (marker === MARKER.tables) readTables(segment, shortest);
    if (marker !== MARKER.scan) continue;
    const end = endOfScan(jpeg, at);
    const fills = tablesOf(segment).some((table) => shortest.get(table) !== END_OF_BLOCK);
    if (isBaseline && fills && jpeg.subarray(at, end).includes(LOST)) return true;
    at = end;
  }
  return false;
}

/** Keeps each table's symbol with the shortest code, which is all zeros. */
function readTables(segment: Buffer, shortest: Map<number, number>): void {
  for (let at = 0; at + 17 < segment.length; ) {
    const symbols = segment.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    shortest.set(segment.readUInt8(at), segment.readUInt8(at + 17));
    at += 17 + symbols;
  }
}

/** The AC tables that a scan uses, as its header names them. */
function tablesOf(header: Buffer): number[] {
  const components = header[0] ?? 0;
  return Array.from({ length: components }, (_, nth) => AC | ((header[2 + 2 * nth] ?? 0) & 0x0f));
}

/** Finds the end of a scan's data: the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return jpeg.length;
}
