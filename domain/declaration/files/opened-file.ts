import type { Defect } from '../../values/defect.ts';
import { MAX_PIXELS, type MaterialType } from './material-file.ts';

/** Why a reader cannot open a file. */
export type Unopened =
  | { readonly because: 'pdf-locked' }
  | { readonly because: 'pdf-protected' }
  | { readonly because: 'pdf-damaged' }
  | { readonly because: 'pdf-without-pages' }
  | { readonly because: 'pdf-page-damaged'; readonly page: number }
  | { readonly because: 'picture-damaged' }
  | { readonly because: 'picture-too-large'; readonly width: number; readonly height: number };

/**
 * The result of opening a file. `gaveUp` says only that opening took more than its limit; it is no judgement of the
 * file. `gone` says that its version was deleted before it was read.
 */
export type Opened =
  | { readonly opens: true; readonly pages: number }
  | { readonly opens: true; readonly width: number; readonly height: number }
  | ({ readonly opens: false } & Unopened)
  | { readonly gaveUp: 'time' | 'memory' | 'crash' | 'gone' };

/** The defect of a file that does not open. Its sentence says what to do. */
export function unopenedDefect(unopened: Unopened): Defect {
  const { because } = unopened;
  if (because === 'pdf-page-damaged') return { at: '/file', because, detail: { page: unopened.page } };
  if (because !== 'picture-too-large') return { at: '/file', because };
  const { width, height } = unopened;
  return { at: '/file', because, detail: { width, height, millions: MAX_PIXELS / 1_000_000 } };
}

/**
 * How often opening one file may be given up before the file is refused. Two failures are forgiven, since a machine may
 * be busy; the limit spares people from trying for ever with a file that no machine opens.
 */
export const MAX_GIVEN_UP = 3;

/** The defect of a file whose opening was given up too often. */
export function givenUpDefect(type: MaterialType): Defect {
  return { at: '/file', because: type === 'application/pdf' ? 'pdf-not-opened' : 'picture-not-opened' };
}
