import type { Leaf } from '../../../pages/applicant/leaf.ts';
import { PAGE_HEADERS, page } from '../../../pages/layout.ts';
import type { WebAnswer, WebRequest } from '../../gateway.ts';
import type { Language } from '../../language.ts';
import type { Session } from '../session.ts';

/** Who looks at a page, and how. */
export interface Viewer {
  readonly language: Language;
  /** Path and query of a page that GET answers: where the language switch comes back to. */
  readonly path: string;
  readonly session: Session | undefined;
  /** Seals the form that signs out; undefined for who is not signed in. */
  readonly signOutSeal: string | undefined;
}

export interface Answering {
  readonly status?: number;
  /** Origins besides ours to which a form of the page is posted. */
  readonly formTargets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page in its frame. */
export function pageAnswer(
  viewer: Viewer,
  leaf: Leaf,
  { status = 200, formTargets, headers }: Answering = {},
): WebAnswer {
  const { language, path, session, signOutSeal } = viewer;
  const body = page({
    ...leaf,
    language,
    path,
    home: '/',
    signedInAs: session && (session.name ?? ''),
    signOutSeal,
  });
  return {
    status,
    // Within the site a form's post must say where it came from; to other sites nothing is said.
    headers: { ...PAGE_HEADERS(formTargets), 'referrer-policy': 'same-origin', ...headers },
    body,
  };
}

/** After a post that was taken: the browser goes on to a page, which may be loaded again without doing it again. */
export function seeOther(location: string): WebAnswer {
  return { status: 303, headers: { location }, body: '' };
}

/** The address of a request as a browser would show it, without origin. */
export function addressOf({ path, query }: Pick<WebRequest, 'path' | 'query'>): string {
  const search = query.toString();
  return `/${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}
