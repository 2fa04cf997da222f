import type { Language } from '../../domain/values/said.ts';
import { linkButton } from '../../pages/html/form.ts';
import { type Html, html } from '../../pages/html/html.ts';
import { page, pageHeaders } from '../../pages/html/layout.ts';
import { translator } from '../../pages/parts/words.ts';
import { behindGateway, FAULT_STATUSES } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import { languageOf } from '../../web/language.ts';
import { findRoute, type PathParts, type Route } from '../../web/routing.ts';
import { isFromOurSite } from '../../web/session.ts';
import type { WebFunction } from '../machine/http/front.ts';
import type { LocalMachine } from '../machine/machine.ts';
import { SITE } from '../machine/settings.ts';
import type { Drive } from '../machine/time/drive.ts';
import { clockRoutes } from './clock.ts';
import { executionRoutes } from './executions.ts';
import { indexRoutes } from './index-page.ts';
import { operatorRoutes } from './operators/operators.ts';
import { sharedFileRoutes } from './operators/shared-files.ts';
import { outboxRoutes } from './outbox.ts';

/** The parts that the pages of one machine show. Without a drive the wall's clock runs by itself. */
export interface Local {
  readonly machine: LocalMachine;
  readonly drive: Drive | undefined;
  /** Makes a token of the issuer for an invented person. */
  readonly tokenOf?: (sub: string) => Promise<string>;
}

/** One look at a page of /local/. */
export interface Look {
  readonly request: WebRequest;
  readonly parts: PathParts;
  readonly language: Language;
  /** The seal for a form of the page. */
  readonly seal: string;
}

export type LocalRoute = Omit<Route, 'answer'> & {
  readonly answer: (look: Look) => Promise<WebAnswer> | WebAnswer;
};

/** The pages of one machine alone: outbox, clock, operators, executions. */
export function localSite(local: Local): WebFunction {
  const routes = [
    ...indexRoutes(local),
    ...outboxRoutes(local),
    ...clockRoutes(local),
    ...operatorRoutes(local),
    ...sharedFileRoutes(local),
    ...executionRoutes(local),
  ];
  return behindGateway(
    (request) => answer(local, routes, request),
    (request, fault) => missingPage(request, FAULT_STATUSES[fault]),
  );
}

async function answer(
  { machine }: Local,
  routes: readonly LocalRoute[],
  request: WebRequest,
): Promise<WebAnswer> {
  const { keys, origin } = machine.needs;
  const seal = await keys.sealForm('local');
  const found = findRoute(
    routes.map((route) => ({
      ...route,
      answer: (asked: WebRequest, parts: PathParts) =>
        route.answer({ request: asked, parts, language: languageOf(asked), seal }),
    })),
    request,
  );
  if (!found || 'allowed' in found) return missingPage(request, found ? 405 : 404);
  const given = new URLSearchParams(request.body).get('seal') ?? '';
  const ours = isFromOurSite({ origin }, request) && (await keys.isFormSeal(given, 'local'));
  if (request.method !== 'GET' && !ours) return missingPage(request, 403);
  return found.route.answer(request, found.parts);
}

/** Answers that there is no such page, or that this one could not be shown. */
export function missingPage(request: WebRequest, status = 404): WebAnswer {
  const language = languageOf(request);
  const t = translator(language);
  const title = t('未能完成', 'Not done');
  const text = t(
    '没有这个页面，或者页面不是从这里打开的。请从下面重新进入。',
    'There is no such page, or it was not opened from here. Begin again below.',
  );
  const body = html`<h1>${title}</h1><p>${text}</p><p>${linkButton({ href: '/local', label: t('本机', 'This machine') })}</p>`;
  return localPage({ language, title, body, path: '/local', status });
}

/** Answers with a page of this machine, in the frame of all pages. */
export function localPage({
  language,
  title,
  body,
  path,
  status = 200,
  headers = {},
}: {
  language: Language;
  title: string;
  body: Html;
  path: string;
  status?: number;
  headers?: Record<string, string>;
}): WebAnswer {
  const t = translator(language);
  const nav = html`<nav aria-label="${t('本机', 'This machine')}"><p class="crumbs">${[
    ['/local', t('本机', 'This machine')],
    ['/local/sign-in', t('登录', 'Sign in')],
    ['/local/outbox', t('发件箱', 'Outbox')],
    ['/local/clock', t('时钟', 'Clock')],
    ['/local/operators', t('操作员', 'Operators')],
    ['/local/executions', t('流程', 'Executions')],
  ].map(
    ([href, name]) =>
      html`<a href="${href}"${href === path.split('?')[0] && html` aria-current="page"`}>${name}</a> `,
  )}</p></nav>`;
  return {
    status,
    headers: { ...pageHeaders(), 'referrer-policy': 'same-origin', ...headers },
    body: page({ language, title, body: html`${nav}${body}`, path, home: '/' }, SITE),
  };
}
