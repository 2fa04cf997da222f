/** One page of a file to draw. A picture has one page. */
export interface PageToDraw {
  /** The page's number, from 1. */
  readonly page: number;
  /** The most pixels across. */
  readonly width: number;
}

/**
 * A page as a picture, or why there is none. `gaveUp` says that drawing took more than its limit; `undrawable` that
 * the file does not open as what it is said to be.
 */
export type Drawn =
  | { readonly jpeg: Uint8Array }
  | { readonly notDrawn: 'no-such-page' | 'undrawable' }
  | { readonly gaveUp: 'time' | 'memory' | 'crash' | 'gone' };
