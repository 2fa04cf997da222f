import type { Call } from '../../domain/call/call.ts';
import type { Html } from './html.ts';

/** A page without its frame, since the frame depends on who looks. */
export interface PageContent {
  readonly title: string;
  readonly body: Html;
  /** Whether the page is a column for reading and filling in. Wide tables need the full width. */
  readonly narrow?: boolean;
  /** Whether something on the page must be corrected. Its title then begins with that, for people who hear it. */
  readonly failed?: boolean;
  /** The path of the page's script, if it has one. It must work without it. */
  readonly script?: string | undefined;
  /** The call that the page is about, if it is about one. */
  readonly call?: Call | undefined;
}
