import type { Html } from './html.ts';

/** A page without its frame, since the frame depends on who looks. */
export interface PageContent {
  readonly title: string;
  readonly body: Html;
  readonly narrow?: boolean;
  /** Whether something on the page must be corrected. */
  readonly failed?: boolean;
  /** The path of the page's script, if it has one. It must work without it. */
  readonly script?: string | undefined;
}
