import type { Language } from '../../domain/values/said.ts';
import { page, pageHeaders } from '../../pages/html/layout.ts';
import type { PageContent } from '../../pages/html/page-content.ts';
import type { WebAnswer } from '../../web/gateway.ts';

/** Where a page stands: `path` is what the language switch comes back to, `home` where the site's name leads. */
export interface Place {
  readonly language: Language;
  readonly path: string;
  readonly home?: string | undefined;
}

/**
 * A page in its frame. Its address holds the link's token, so what a browser says of where it came from is our origin
 * alone: a form's post must still say that, and with `no-referrer` browsers do not.
 * https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function pageAnswer(
  { language, path, home }: Place,
  content: PageContent,
  { status = 200, headers }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): WebAnswer {
  const body = page({ ...content, language, path, ...(home === undefined ? {} : { home }) });
  return { status, headers: { ...pageHeaders(), 'referrer-policy': 'strict-origin', ...headers }, body };
}
