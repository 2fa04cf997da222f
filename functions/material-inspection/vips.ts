import Vips from 'wasm-vips';

let loading: Promise<typeof Vips> | undefined;

/** The library of this thread, loaded once. */
export function vips(): Promise<typeof Vips> {
  loading ??= load();
  return loading;
}

/**
 * Loads the library in one thread, without formats that are libraries of their own. It keeps nothing from one file
 * to the next.
 */
async function load(): Promise<typeof Vips> {
  const library = await Vips({ dynamicLibraries: [], preRun: quiet, print: silent, printErr: silent });
  library.concurrency(1);
  library.Cache.max(0);
  return library;
}

const silent = () => {};

/** Silences warnings that the library's threads would print: https://www.libvips.org/API/current/func.init.html */
function quiet(module: { readonly ENV: Record<string, string> }): void {
  module.ENV.VIPS_WARNING = '0';
}
