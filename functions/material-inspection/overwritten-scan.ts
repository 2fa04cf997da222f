import { flatBytes, type HuffmanCodes, readTables } from './flat-area.ts';
import { runsOfOneByte } from './one-byte-runs.ts';

const MARKER = { baseline: [0xc0, 0xc1], tables: 0xc4, end: 0xd9, scan: 0xda } as const;

/** The head of a baseline frame: how many blocks a unit has of each component, by the component's id. */
type Blocks = ReadonlyMap<number, number>;

/**
 * Whether data of a baseline JPEG were overwritten by one byte again and again, as an interrupted copy and an erased
 * disk leave them. A decoder finds no fault in them. Of valid data only a flat area can repeat one byte so long, and
 * the picture's own tables say which bytes these are. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2
 */
export function holdsOverwrittenScan(jpeg: Buffer): boolean {
  const codes: HuffmanCodes = new Map();
  let blocks: Blocks | undefined;
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg.readUInt8(at) === 0xff ? jpeg.readUInt8(at + 1) : 0xff;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === MARKER.end) return false;
    const segment = jpeg.subarray(at + 4, at + 2 + jpeg.readUInt16BE(at + 2));
    at += 4 + segment.length;
    if (MARKER.baseline.some((each) => each === marker)) blocks = blocksIn(segment);
    if (marker === MARKER.tables) readTables(segment, codes);
    if (marker !== MARKER.scan) continue;
    const end = endOfScan(jpeg, at);
    if (blocks && isOverwritten(jpeg.subarray(at, end), flatBytes(segment, blocks, codes))) return true;
    at = end;
  }
  return false;
}

/** Bytes of 0xff may fill the place before a marker. */
const FILL = 0xff;

function isOverwritten(scan: Buffer, flat: ReadonlySet<number>): boolean {
  return runsOfOneByte(scan).some((byte) => byte !== FILL && !flat.has(byte));
}

function blocksIn(frame: Buffer): Blocks {
  const components = Array.from({ length: frame[5] ?? 0 }, (_, nth) => 6 + 3 * nth);
  return new Map(
    components.map((at) => {
      const sampling = frame[at + 1] ?? 0;
      return [frame[at] ?? 0, (sampling >> 4) * (sampling & 0x0f)];
    }),
  );
}

/** Finds the end of a scan's data: the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return jpeg.length;
}
