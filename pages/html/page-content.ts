import type { Html } from './html.ts';

/** A page without its frame, since the frame depends on who looks. */
export interface PageContent {
  readonly title: string;
  readonly body: Html;
  readonly narrow?: boolean;
  /** Whether something on the page must be corrected. */
  readonly failed?: boolean;
}
