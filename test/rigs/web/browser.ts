import { SESSION_COOKIE } from '../../../web/session.ts';
import { tagsOf, unescaped } from '../pages/markup.ts';
import type { WebRig } from './rig.ts';

/** The answer that a browser without script gets. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The address of a redirect, without the origin. */
  readonly location: string;
}

export interface Browser {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  head(path: string): Promise<Seen>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Seen>;
  /** Opens a page, changes fields of its form to this action, and posts it. */
  fillIn(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<Seen>;
}

/** A browser in which the nth invented person is signed in; without a person, nobody. */
export function openBrowser(rig: WebRig, nth?: number): Browser {
  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Seen> => {
    const cookie = nth === undefined ? '' : `${SESSION_COOKIE}=${await rig.tokenOf(nth)}`;
    const headers = { cookie, ...(init.headers as Record<string, string> | undefined) };
    const answer = await fetch(`${rig.origin}${path}`, { ...init, method, headers, redirect: 'manual' });
    const location = (answer.headers.get('location') ?? '').replace(rig.origin, '');
    return { status: answer.status, headers: answer.headers, text: await answer.text(), location };
  };
  const get: Browser['get'] = (path, headers = {}) => ask('GET', path, { headers });
  const post: Browser['post'] = (path, fields, headers = {}) =>
    ask('POST', path, {
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: rig.origin,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  return {
    get,
    post,
    head: (path) => ask('HEAD', path),
    async fillIn(page, action, fields) {
      const { text } = await get(page);
      return post(action, { ...formIn(text, action), ...fields });
    },
  };
}

/** The fields that a form of the page would send as it stands; the test fails if there is no such form. */
export function formIn(document: string, action: string): Record<string, string> {
  const begin = document.indexOf(`action="${action}"`);
  if (begin < 0) throw new Error(`No form to ${action}`);
  const form = document.slice(begin, document.indexOf('</form>', begin));
  return { ...inputsOf(form), ...choicesOf(form) };
}

function inputsOf(form: string): Record<string, string> {
  const sent = tagsOf(form).filter(
    ({ name, attributes: { type, checked } }) =>
      name === 'input' && (['radio', 'checkbox'].includes(type ?? '') ? checked !== undefined : true),
  );
  return Object.fromEntries(sent.map(({ attributes: { name = '', value = '' } }) => [name, value]));
}

function choicesOf(form: string): Record<string, string> {
  const selects = [...form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/gs)];
  return Object.fromEntries(
    selects.map(([, name = '', options = '']) => [
      name,
      unescaped(/<option value="([^"]*)"[^>]* selected>/.exec(options)?.[1] ?? ''),
    ]),
  );
}
