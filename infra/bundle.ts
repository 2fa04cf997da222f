import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, buildSync, type Metafile } from 'esbuild';
import type { HandlerName } from '../functions/settings.ts';
import { FUNCTIONS } from './functions.ts';

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The bundle of one handler, as its function in the cloud carries it. */
export interface Bundle {
  /** The folder with the function's code; it has `index.mjs`. */
  readonly path: string;
  readonly bytes: number;
  /** The files that went into the bundle, and how much of each is left. */
  readonly meta: Metafile;
}

/**
 * The options of every bundle: one ESM file for the Lambda runtime, with SDK clients of its own, since the
 * runtime's change without notice. Names are kept, because state machines match on error names.
 */
const BUNDLING = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  // Keeps Chinese as it is: escapes would take twice the room.
  charset: 'utf8',
  metafile: true,
  write: false,
  // Prefers ESM, since the CommonJS twins of packages cannot be shaken.
  mainFields: ['module', 'main'],
  // nodemailer is CommonJS and requires Node's own modules.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
} as const satisfies BuildOptions;

/** The files that a function has beside its handler. */
interface Beside {
  /** A script that the function runs in a thread of its own. */
  readonly worker: string;
  /** Files of packages that look for their code beside themselves, copied as they are with their licences. */
  readonly files: readonly string[];
}

const BESIDE: Partial<Record<HandlerName, Beside>> = {
  'material-inspection': {
    worker: 'worker.ts',
    files: [
      ...['package.json', 'dist/index.js', 'dist/pdfium.wasm'].map((file) => `@embedpdf/pdfium/${file}`),
      ...['package.json', 'LICENSE', 'THIRD-PARTY-NOTICES.md', 'lib/vips-node.mjs', 'lib/vips.wasm'].map(
        (file) => `wasm-vips/${file}`,
      ),
      // It is read only when a page names a Chinese font that it does not hold.
      ...['package.json', 'LICENSE', 'LICENSE_FONT', '400Regular/NotoSansSC_400Regular.ttf'].map(
        (file) => `@expo-google-fonts/noto-sans-sc/${file}`,
      ),
      ...[
        'package.json',
        ...['LICENSE', 'libheif.js', 'libheif.wasm'].map((each) => `libheif-wasm/${each}`),
      ].map((file) => `libheif-js/${file}`),
    ],
  },
};

/** The file of a function's handler. */
export function handlerOf(name: HandlerName): string {
  const form = Object.values(FUNCTIONS).find((each) => each.name === name);
  if (!form) throw new Error(`No function is called ${name}`);
  return `functions/${form.entry}.ts`;
}

/** Bundles the handler of one function into `<folder>/<name>/index.mjs`, with the files it needs beside it. */
export function bundle(name: HandlerName, folder: string): Bundle {
  const handler = bundleOf({ entryPoints: [handlerOf(name)] }, name, folder);
  const beside = BESIDE[name];
  if (!beside) return handler;
  const worker = bundleOf(
    { entryPoints: [`functions/${name}/${beside.worker}`], external: packagesIn(beside) },
    `${name}-worker`,
    folder,
  );
  cpSync(join(worker.path, 'index.mjs'), join(handler.path, 'worker.mjs'));
  const copied = layBeside(name, handler.path);
  return { ...handler, bytes: handler.bytes + worker.bytes + copied };
}

/** Copies the packages that a function has beside it into its folder, and gives their bytes. */
export function layBeside(name: HandlerName, path: string): number {
  let bytes = 0;
  for (const file of BESIDE[name]?.files ?? []) {
    const from = join(ROOT, 'node_modules', file);
    const to = join(path, 'node_modules', file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to);
    bytes += statSync(from).size;
  }
  return bytes;
}

function packagesIn({ files }: Beside): string[] {
  return [...new Set(files.flatMap((file) => /^(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))];
}

type Made = BuildResult<typeof BUNDLING>;

/** The bundles made by this process, by name. One takes a quarter of a second, and no source changes meanwhile. */
const made = new Map<string, Made>();

/** Bundles any entry of esbuild into `<folder>/<name>/index.mjs`. */
export function bundleOf(
  from: Pick<BuildOptions, 'entryPoints' | 'stdin' | 'external'>,
  name: string,
  folder: string,
): Bundle {
  const result: Made =
    made.get(name) ?? buildSync({ ...BUNDLING, absWorkingDir: ROOT, outfile: 'index.mjs', ...from });
  made.set(name, result);
  const [file] = result.outputFiles;
  if (!file) throw new Error(`Nothing was bundled of ${name}`);
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.mjs'), file.contents);
  return { path, bytes: file.contents.length, meta: result.metafile };
}

/** Lists the files of which a bundle keeps a part. */
export function keptIn(meta: Metafile): string[] {
  const kept = Object.values(meta.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return kept.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
}
