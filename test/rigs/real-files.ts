import { crc32, deflateSync } from 'node:zlib';

/** Files that open, small enough to be made by hand wherever a test uploads one. */

/** A PDF with pages of A4; `mark` makes its bytes different from another's. */
export function pdfOf(mark = 'one', pages = 1): Buffer {
  const kids = Array.from({ length: pages }, (_, nth) => `${nth + 3} 0 R`).join(' ');
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
    `<< /Title (${Buffer.from(mark).toString('hex')}) >>`,
  ]);
}

/** The objects one after another, where each begins, and what else the trailer says. */
export function assembled(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n';
  const begins = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${begins.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

/** A page with 申报材料预览 in a font that the file names and does not hold, or with words in one that every reader has. */
export function writtenIn(font: 'STSong-Light' | 'Helvetica'): Buffer {
  const words = font === 'Helvetica' ? '(Hello)' : '<753362a567506599988489c8>';
  const content = `BT /F1 36 Tf 72 700 Td ${words} Tj ET`;
  const chinese = '/Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]';
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Type /Font /BaseFont /${font} /Subtype ${font === 'Helvetica' ? '/Type1' : chinese} >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]);
}

export const PDF = pdfOf();

let made = 0;
/** Another one each time: the same bytes are not taken twice for one material. */
export function anotherPdf(): Buffer {
  made += 1;
  return pdfOf(`another ${made}`);
}

/** A grey PNG; its head says what size it has, whatever its rows hold. */
export function pngOf(width: number, height: number, rows = height): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(rows * (width + 1), 0));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A part of a PNG, with its length and its sum. */
export function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export const PNG = pngOf(12, 8);

/** Eight by eight grey pixels, as libjpeg writes them. */
export const JPEG = Buffer.from(
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AJ//Z',
  'base64',
);
