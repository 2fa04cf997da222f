import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { heapOf } from './pdfium.ts';

/** The font that stands for Chinese fonts that a PDF names and does not hold. */
const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/**
 * Character sets of simplified and traditional Chinese.
 * https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/fpdf_sysfontinfo.h (FXFONT_GB2312_CHARSET,
 * FXFONT_CHINESEBIG5_CHARSET)
 */
const CHINESE = [134, 136];
/** The one font's handle, which may be any number but zero. */
const OURS = 1;
/** A table's name that means the whole file. */
const WHOLE = 0;
/** The library knows nine fields: the version and eight functions, four bytes each. */
const FIELDS = 9;

/**
 * Lets the library draw Chinese text whose font a PDF does not hold. The font's file is read when a page first asks for
 * it; texts of other languages keep the library's own fonts. The functions stand in the order of FPDF_SYSFONTINFO.
 */
export function giveChineseFont(library: WrappedPdfiumModule): void {
  const { wasmExports, addFunction, setValue } = library.pdfium;
  let file: Uint8Array | undefined;
  const wholeFile = () => {
    file ??= readFileSync(fileURLToPath(import.meta.resolve(FONT)));
    return file;
  };
  // The library keeps one place for one function, so each form has a function of its own.
  const functions: readonly [(...given: number[]) => unknown, string][] = [
    [() => {}, 'vi'],
    [() => {}, 'vii'],
    [(_self, _weight, _italic, charset = 0) => (CHINESE.includes(charset) ? OURS : 0), 'iiiiiiii'],
    [() => 0, 'iii'],
    [
      (_self, _font, table, buffer = 0, room = 0) => {
        if (table !== WHOLE) return 0;
        const font = wholeFile();
        if (buffer !== 0 && room >= font.length) heapOf(library).set(font, buffer);
        return font.length;
      },
      'iiiiii',
    ],
    [() => 0, 'iiiii'],
    [() => CHINESE[0], 'iii'],
    [() => {}, 'vii'],
  ];
  const info = wasmExports.malloc(FIELDS * 4);
  setValue(info, 1, 'i32');
  for (const [nth, [act, form]] of functions.entries())
    setValue(info + 4 * (nth + 1), addFunction(act as () => void, form), 'i32');
  library.FPDF_SetSystemFontInfo(info);
}
