/** The code of each symbol as text of 0 and 1, by the name of its table: the class in the upper half, then the place. */
export type HuffmanCodes = Map<number, ReadonlyMap<number, string>>;

/** The class of tables for everything in a block but its mean, in the upper half of a table's name. */
const AC = 0x10;
/** In a table for means: the mean is that of the block before. In a table for the rest of a block: nothing follows. */
const NOTHING = 0;

/** Keeps the codes of each table of a segment. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, C.2 */
export function readTables(segment: Buffer, codes: HuffmanCodes): void {
  for (let at = 0; at + 17 < segment.length; ) {
    const counts = [...segment.subarray(at + 1, at + 17)];
    const symbols = counts.reduce((sum, count) => sum + count, 0);
    codes.set(segment.readUInt8(at), codesOf(counts, segment.subarray(at + 17, at + 17 + symbols)));
    at += 17 + symbols;
  }
}

function codesOf(counts: readonly number[], symbols: Buffer): Map<number, string> {
  const codes = new Map<number, string>();
  let [code, nth] = [0, 0];
  for (const [index, count] of counts.entries()) {
    for (let each = 0; each < count; each += 1) {
      codes.set(symbols[nth] ?? 0, code.toString(2).padStart(index + 1, '0'));
      code += 1;
      nth += 1;
    }
    code *= 2;
  }
  return codes;
}

/**
 * The bytes that a flat area can repeat in a scan. The code of a flat unit is that of the same mean and of nothing more,
 * block by block; only if it comes again after every eight places, are all its bytes one and the same.
 */
export function flatBytes(
  scan: Buffer,
  blocks: ReadonlyMap<number, number>,
  codes: HuffmanCodes,
): ReadonlySet<number> {
  const unit = unitIn(scan, blocks, codes);
  const many = unit.repeat(Math.ceil(24 / Math.max(1, unit.length)) + 1);
  const isOneByte = unit !== '' && [...many].every((bit, at) => at < 8 || bit === many[at - 8]);
  const begins = isOneByte ? [0, 1, 2, 3, 4, 5, 6, 7] : [];
  return new Set(begins.map((begin) => Number.parseInt(many.slice(begin, begin + 8), 2)));
}

/** The code of a flat unit of a scan; empty if a table cannot say one. */
function unitIn(scan: Buffer, blocks: ReadonlyMap<number, number>, codes: HuffmanCodes): string {
  const components = Array.from({ length: scan[0] ?? 0 }, (_, nth) => 1 + 2 * nth);
  const parts = components.map((at) => {
    const [id = 0, tables = 0] = scan.subarray(at, at + 2);
    const mean = codes.get(tables >> 4)?.get(NOTHING);
    const rest = codes.get(AC | (tables & 0x0f))?.get(NOTHING);
    if (mean === undefined || rest === undefined) return undefined;
    // A scan of one component goes block by block.
    return (mean + rest).repeat(components.length === 1 ? 1 : (blocks.get(id) ?? 1));
  });
  return parts.includes(undefined) ? '' : parts.join('');
}
