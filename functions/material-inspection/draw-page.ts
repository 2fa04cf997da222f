import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { Drawn, PageToDraw } from '../../domain/declaration/files/drawn-page.ts';
import type { MaterialType } from '../../domain/declaration/files/material-file.ts';
import { giveChineseFont } from './chinese-font.ts';
import { jpegOfPicture, jpegOfPixels, MAX_HEIGHT, type Pixels } from './draw-picture.ts';
import { heapOf, pdfium } from './pdfium.ts';

/**
 * Flags of https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdfview.h (FPDF_ANNOT,
 * FPDF_REVERSE_BYTE_ORDER): stamps and filled fields are drawn, and red comes first.
 */
const DRAWING = 0x01 | 0x10;
const WHITE = 0xff_ff_ff_ff;
/** A page stands as it says itself. */
const UPRIGHT = 0;

/** Draws one page of a file as a JPEG, in proportion, at most as wide as asked. */
export async function drawPage(type: MaterialType, bytes: Uint8Array, asked: PageToDraw): Promise<Drawn> {
  if (type !== 'application/pdf')
    return asked.page === 1 ? jpegOfPicture(bytes, asked.width) : { notDrawn: 'no-such-page' };
  const drawn = await drawnPixels(bytes, asked);
  return 'rgba' in drawn ? jpegOfPixels(drawn) : drawn;
}

async function drawnPixels(bytes: Uint8Array, asked: PageToDraw): Promise<Pixels | Drawn> {
  const library = await pdfium();
  giveChineseFont(library);
  const at = library.pdfium.wasmExports.malloc(bytes.length);
  if (at === 0) return { gaveUp: 'memory' };
  heapOf(library).set(bytes, at);
  const document = library.FPDF_LoadMemDocument(at, bytes.length, '');
  if (document === 0) return { notDrawn: 'undrawable' };
  if (asked.page > library.FPDF_GetPageCount(document)) return { notDrawn: 'no-such-page' };
  const page = library.FPDF_LoadPage(document, asked.page - 1);
  // The thread ends after one page, and everything with it, so nothing is closed.
  return page === 0 ? { notDrawn: 'undrawable' } : pixelsOf(library, page, asked.width);
}

/**
 * The pixels of a loaded page. No form environment is opened, so nothing that a document carries runs while it is
 * drawn.
 */
export function pixelsOf(library: WrappedPdfiumModule, page: number, most: number): Pixels | Drawn {
  const [across, down] = [library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)];
  const scale = Math.min(most / across, MAX_HEIGHT / down);
  if (!(scale > 0 && Number.isFinite(scale))) return { notDrawn: 'undrawable' };
  const width = Math.max(1, Math.round(across * scale));
  const height = Math.max(1, Math.round(down * scale));
  const bitmap = library.FPDFBitmap_Create(width, height, 0);
  if (bitmap === 0) return { gaveUp: 'memory' };
  library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, UPRIGHT, DRAWING);
  const from = library.FPDFBitmap_GetBuffer(bitmap);
  return { rgba: heapOf(library).slice(from, from + width * height * 4), width, height };
}
