import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** The part of the module that its types omit. */
interface Heap {
  readonly HEAPU8: Uint8Array;
}
type Settings = Parameters<typeof init>[0] & {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
};

let loading: Promise<WrappedPdfiumModule> | undefined;

/** The library of this thread, loaded once. Its code lies in the package, wherever that is. */
export function pdfium(): Promise<WrappedPdfiumModule> {
  loading ??= load();
  return loading;
}

async function load(): Promise<WrappedPdfiumModule> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const settings: Settings = { wasmBinary: wasm, print: silent, printErr: silent };
  const library = await init(settings);
  library.FPDF_InitLibrary();
  return library;
}

const silent = () => {};

/** The library's memory as it is now. It is another array after each growth, so nobody keeps it. */
export function heapOf(library: WrappedPdfiumModule): Uint8Array {
  return (library.pdfium as unknown as Heap).HEAPU8;
}
