import type { Language } from '../../../domain/values/said.ts';
import { pageHeaders } from '../../../pages/html/layout.ts';
import type { PageContent } from '../../../pages/html/page-content.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';

/** The place of a page: the language switch comes back to `path`, and the site's name leads to `home`. */
export interface Place {
  readonly language: Language;
  readonly path: string;
  readonly home?: string | undefined;
}

/**
 * Answers with a page, around which the function sets its frame. The address holds the link's token, so browsers may only send our origin as the
 * referrer. A form's post must still say where it came from, which browsers leave out under `no-referrer`.
 * https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function linkPageAnswer(
  { language, path, home }: Place,
  content: PageContent,
  { status = 200, headers }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): WebAnswer {
  return {
    status,
    headers: { ...pageHeaders(), 'referrer-policy': 'strict-origin', ...headers },
    page: { ...content, language, path, home },
  };
}
