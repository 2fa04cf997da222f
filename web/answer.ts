import type { Language } from '../domain/values/said.ts';
import { type Html, html } from '../pages/html/html.ts';
import { pageHeaders } from '../pages/html/layout.ts';
import type { PageContent } from '../pages/html/page-content.ts';
import { noteBox } from '../pages/parts/problems.ts';
import { translator } from '../pages/parts/words.ts';
import type { WebAnswer, WebRequest } from './gateway-event.ts';
import type { Session } from './session.ts';

/** The reader of a page, and how it is shown. */
export interface Viewer {
  readonly language: Language;
  /** Path and query to which the language switch comes back. A GET must answer there. */
  readonly path: string;
  readonly session: Session | undefined;
  /** Seals the form that signs out; undefined for a reader who is not signed in. */
  readonly signOutSeal: string | undefined;
  /**
   * Set if the session had expired when a form was sent: changes of the draft or an act were lost, or the page kept
   * the typed text.
   */
  readonly lost?: 'changes' | 'act' | 'kept' | undefined;
}

export interface AnswerOptions {
  readonly status?: number;
  /** Origins besides ours to which a form or the script of the page posts. */
  readonly formTargets?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with a page, around which the function sets its frame. */
export function pageAnswer(
  viewer: Viewer,
  content: PageContent,
  { status = 200, formTargets, headers }: AnswerOptions = {},
): WebAnswer {
  const { language, path, session, signOutSeal, lost } = viewer;
  return {
    status,
    // Our own forms must say where a post came from, so the referrer stays within the site.
    headers: { ...pageHeaders(formTargets, content.script), 'referrer-policy': 'same-origin', ...headers },
    page: {
      ...content,
      body: lost === undefined ? content.body : html`${lostNote(language, lost)}${content.body}`,
      language,
      path,
      home: '/',
      signedInAs: session?.name,
      signOutSeal,
    },
  };
}

function lostNote(language: Language, lost: 'changes' | 'act' | 'kept'): Html {
  const t = translator(language);
  if (lost === 'kept')
    return noteBox(
      'warning',
      html`<p>${t(
        '您已重新登录。刚才填写的内容都在下面，还没有保存；请核对后再按按钮。',
        'You are signed in again. All that you typed is below and not saved yet: look at it, then press the button.',
      )}</p>`,
    );
  const text =
    lost === 'changes'
      ? t(
          '登录已过期，刚才的修改没有保存；请重新填写后再保存。',
          'You had been signed out, so what you changed just now was not saved; please enter it again.',
        )
      : t(
          '登录已过期，刚才的操作没有完成；请重新操作。',
          'You had been signed out, so what you did just now was not taken; please do it again.',
        );
  return noteBox('warning', html`<p>${text}</p>`);
}

/** The address of a request as a browser shows it, without the origin. */
export function addressOf({ path, query }: Pick<WebRequest, 'path' | 'query'>): string {
  const search = query.toString();
  return `/${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}
