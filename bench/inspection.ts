import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';
import Vips from 'wasm-vips';
import {
  MAX_MATERIAL_BYTES,
  MAX_PIXELS,
  type MaterialType,
} from '../domain/declaration/files/material-file.ts';
import { LIMITS } from '../functions/material-inspection/limits.ts';
import { warmWorker } from '../functions/material-inspection/warm-worker.ts';
import { pdfOf } from '../test/rigs/real-files.ts';
import type { Measured } from './bench.ts';
import { median } from './median.ts';

const RUNS = 7;
const WORKER = new URL('../functions/material-inspection/worker.ts', import.meta.url);
const LIBRARY = new URL('../functions/material-inspection/warm-worker.ts', import.meta.url);

/** Measures the opening of files by the function against the bare library in this process, by turns. */
export async function measureInspection(): Promise<Measured[]> {
  const vips = await Vips({ dynamicLibraries: [] });
  vips.concurrency(1);
  vips.Cache.max(0);
  const picture = (width: number, height: number, form: string) =>
    vips.Image.gaussnoise(width, height, { mean: 128, sigma: 20 }).cast('uchar').writeToBuffer(form);
  const openPdf = await bareOpenPdf();
  const openPicture = (bytes: Uint8Array) => {
    vips.Image.newFromBuffer(bytes, '', { access: 'sequential', fail_on: 'truncated' }).avg();
  };
  const photo = picture(4000, 3000, '.jpg[Q=70]');
  const page = Math.floor(Math.sqrt(MAX_PIXELS));
  return [
    await against('a PDF of 1,000 pages', 'application/pdf', pdfOf('bench', 1000), openPdf),
    await against('a photograph of 12 million pixels', 'image/jpeg', photo, openPicture),
    largest(picture(page, page, '.jpg[Q=20,interlace=true]')),
  ];
}

async function bareOpenPdf(): Promise<(bytes: Uint8Array) => void> {
  const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const library = await init({ wasmBinary } as Parameters<typeof init>[0]);
  library.FPDF_InitLibrary();
  return (bytes) => {
    const at = library.pdfium.wasmExports.malloc(bytes.length);
    (library.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.set(bytes, at);
    const document = library.FPDF_LoadMemDocument(at, bytes.length, '');
    for (let nth = 0; nth < library.FPDF_GetPageCount(document); nth += 1)
      library.FPDF_ClosePage(library.FPDF_LoadPage(document, nth));
    library.FPDF_CloseDocument(document);
    library.pdfium.wasmExports.free(at);
  };
}

async function against(
  what: string,
  type: MaterialType,
  bytes: Uint8Array,
  bare: (bytes: Uint8Array) => void,
): Promise<Measured> {
  const files = warmWorker(WORKER, { ...LIMITS, seconds: 60 });
  const times = { own: [] as number[], bare: [] as number[] };
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now();
    await files.look(type, bytes);
    const opened = performance.now();
    bare(bytes);
    // The first opening of each loads its library, so it is left out.
    if (run > 0) times.own.push(opened - began);
    if (run > 0) times.bare.push(performance.now() - opened);
  }
  await files.close();
  const [own, alone] = [median(times.own), median(times.bare)];
  return {
    what: `inspection of ${what}, against the library alone`,
    value: `${(own / alone).toFixed(2)} × (${own.toFixed(1)} ms against ${alone.toFixed(1)} ms)`,
    aim: 'aim 2 ×',
    isMet: own / alone <= 2,
  };
}

/** Measures the memory of a process that opens the largest picture in several passes, which is held whole. */
function largest(bytes: Uint8Array): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'zhicheng-inspection-'));
  try {
    const file = join(folder, 'largest.jpg');
    writeFileSync(file, bytes);
    const script = `import { readFileSync } from 'node:fs';
      const { warmWorker } = await import(${JSON.stringify(LIBRARY.href)});
      const files = warmWorker(new URL(${JSON.stringify(WORKER.href)}), ${JSON.stringify({ ...LIMITS, seconds: 120 })});
      const began = performance.now();
      const { opened } = await files.look('image/jpeg', readFileSync(${JSON.stringify(file)}));
      const seconds = (performance.now() - began) / 1000;
      process.stdout.write(JSON.stringify({ opened, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
      await files.close();`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    const { opened, seconds, megabytes } = JSON.parse(stdout);
    return {
      what: `inspection of the largest picture, ${MAX_PIXELS / 1_000_000} million pixels in several passes, ${Math.round(bytes.length / 1024)} KB of ${MAX_MATERIAL_BYTES / 1024}`,
      value: `${'opens' in opened ? 'opened' : `given up for its ${opened.gaveUp}`} in ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB for the whole process`,
      aim: `aim ${LIMITS.seconds} s on one whole processor, and 1,769 MB`,
      isMet: 'opens' in opened && seconds <= LIMITS.seconds && megabytes <= 1769,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
