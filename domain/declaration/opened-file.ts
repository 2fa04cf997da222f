import type { Defect } from '../values/defect.ts';
import { MAX_PIXELS, type MaterialType } from './material-file.ts';

/** Why a file cannot be opened by who is to read it. */
export type Unopened =
  | { readonly because: 'pdf-locked' }
  | { readonly because: 'pdf-protected' }
  | { readonly because: 'pdf-damaged' }
  | { readonly because: 'pdf-without-pages' }
  | { readonly because: 'pdf-page-damaged'; readonly page: number }
  | { readonly because: 'picture-damaged' }
  | { readonly because: 'picture-too-large'; readonly width: number; readonly height: number };

/** What opening a file showed; `gaveUp` says nothing of the file but that it took more than it may. */
export type Opened =
  | { readonly opens: true; readonly pages: number }
  | { readonly opens: true; readonly width: number; readonly height: number }
  | ({ readonly opens: false } & Unopened)
  | { readonly gaveUp: 'time' | 'memory' | 'crash' };

/** The defect for which a file that does not open is refused: its sentence says what to do. */
export function unopenedDefect(unopened: Unopened): Defect {
  const { because } = unopened;
  if (because === 'pdf-page-damaged') return { at: '/file', because, detail: { page: unopened.page } };
  if (because !== 'picture-too-large') return { at: '/file', because };
  const { width, height } = unopened;
  return { at: '/file', because, detail: { width, height, millions: MAX_PIXELS / 1_000_000 } };
}

/**
 * How often opening one file may be given up before it is refused: a machine that was busy is forgiven, and nobody is
 * sent round for ever by a file that no machine opens.
 */
export const MAX_GIVEN_UP = 3;

/** What is said of such a file. */
export function givenUpDefect(type: MaterialType): Defect {
  return { at: '/file', because: type === 'application/pdf' ? 'pdf-not-opened' : 'picture-not-opened' };
}
