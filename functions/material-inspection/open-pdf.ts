import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { MAX_PIXELS } from '../../domain/declaration/files/material-file.ts';
import type { Opened } from '../../domain/declaration/files/opened-file.ts';
import { inflates, suspectStreams } from './pdf-streams.ts';
import { heapOf, pdfium } from './pdfium.ts';

/**
 * Error codes of https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdfview.h (FPDF_ERR_PASSWORD,
 * FPDF_ERR_SECURITY)
 */
const ASKS_FOR_A_PASSWORD = 4;
const UNKNOWN_SECURITY = 5;

/**
 * Opens a PDF as a browser does, without a password, and loads each of its pages. Then it looks into the streams that
 * seem to have lost data, since a reader shows their pages without them.
 */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const opened = await openPages(bytes);
  if (!('opens' in opened) || !opened.opens) return opened;
  return (await hasLostStream(Buffer.from(bytes))) ? { opens: false, because: 'pdf-damaged' } : opened;
}

async function hasLostStream(pdf: Buffer): Promise<boolean> {
  let pixels = 0;
  for (const { filter, data } of suspectStreams(pdf)) {
    if (filter === 'FlateDecode' && !(await inflates(data))) return true;
    // A worker has no time for more pixels than one picture may have.
    if (filter !== 'DCTDecode' || pixels > MAX_PIXELS) continue;
    // Few documents need the library for pictures.
    const seen = await (await import('./open-picture.ts')).openPicture(data);
    if ('opens' in seen && !seen.opens && seen.because === 'picture-damaged') return true;
    if ('opens' in seen && 'width' in seen) pixels += seen.width * seen.height;
  }
  return false;
}

async function openPages(bytes: Uint8Array): Promise<Opened> {
  const library = await pdfium();
  const { wasmExports } = library.pdfium;
  const at = wasmExports.malloc(bytes.length);
  if (at === 0) return { gaveUp: 'memory' };
  try {
    heapOf(library).set(bytes, at);
    const document = library.FPDF_LoadMemDocument(at, bytes.length, '');
    if (document === 0) return unopened(library.FPDF_GetLastError());
    const opened = pagesOf(library, document);
    library.FPDF_CloseDocument(document);
    return opened;
  } finally {
    wasmExports.free(at);
  }
}

function unopened(error: number): Opened {
  if (error === ASKS_FOR_A_PASSWORD) return { opens: false, because: 'pdf-locked' };
  if (error === UNKNOWN_SECURITY) return { opens: false, because: 'pdf-protected' };
  return { opens: false, because: 'pdf-damaged' };
}

function pagesOf(library: WrappedPdfiumModule, document: number): Opened {
  const pages = library.FPDF_GetPageCount(document);
  if (pages < 1) return { opens: false, because: 'pdf-without-pages' };
  for (let index = 0; index < pages; index += 1) {
    const page = library.FPDF_LoadPage(document, index);
    if (page === 0) return { opens: false, because: 'pdf-page-damaged', page: index + 1 };
    library.FPDF_ClosePage(page);
  }
  return { opens: true, pages };
}
