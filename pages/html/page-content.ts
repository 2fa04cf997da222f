import type { Html } from './html.ts';

/** A page without its frame, which depends on who looks. */
export interface PageContent {
  readonly title: string;
  readonly body: Html;
  readonly narrow?: boolean;
  /** Something on it is to be corrected. */
  readonly failed?: boolean;
}
