import { PICKER_SCRIPT, PICKER_SCRIPT_PATH } from '../../pages/applicant/materials/picker-script.ts';
import { SCORE_SCRIPT, SCORE_SCRIPT_PATH } from '../../pages/facts/score-script.ts';
import { STYLE } from '../../pages/html/style.ts';
import { pageNotFound } from '../../web/fault.ts';
import { seeOther } from '../../web/gateway.ts';
import type { WebAnswer, WebRequest } from '../../web/gateway-event.ts';
import type { PathParts, Route } from '../../web/routing.ts';

/** A year, since the choice of a language is no secret. */
const LANGUAGE_SECONDS = 365 * 24 * 3600;

/** The routes of the site itself: the stylesheet, the language and the like. */
export function siteRoutes(): Route[] {
  return [
    { method: 'GET', path: '/style.css', answer: () => STYLE_ANSWER },
    { method: 'GET', path: SCORE_SCRIPT_PATH, answer: () => scriptAnswer(SCORE_SCRIPT) },
    { method: 'GET', path: PICKER_SCRIPT_PATH, answer: () => scriptAnswer(PICKER_SCRIPT) },
    { method: 'GET', path: '/favicon.ico', answer: () => ({ status: 204, headers: CACHED, body: '' }) },
    { method: 'GET', path: '/language/{language}', answer: chooseLanguage },
  ];
}

/** Ten minutes, so that a page never goes for long with yesterday's stylesheet. */
const CACHED = { 'cache-control': 'public, max-age=600' };

const STYLE_ANSWER: WebAnswer = {
  status: 200,
  headers: { 'content-type': 'text/css; charset=utf-8', ...CACHED },
  body: STYLE,
};

function scriptAnswer(body: string): WebAnswer {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', ...CACHED }, body };
}

function chooseLanguage(request: WebRequest, { language = '' }: PathParts): WebAnswer {
  if (language !== 'zh' && language !== 'en') return pageNotFound(request);
  const cookie = `language=${language}; Path=/; Max-Age=${LANGUAGE_SECONDS}; HttpOnly; SameSite=Lax`;
  return { ...seeOther(samePlace(request.query.get('back') ?? '/')), cookies: [cookie] };
}

/** Gives a path of this site, or the home page for an address of another site, however it is written. */
export function samePlace(back: string): string {
  const here = 'https://here.invalid';
  // A browser reads a backslash as a slash and drops tabs and newlines before it reads an address.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(back) || !URL.canParse(back, here)) return '/';
  const { origin, pathname, search } = new URL(back, here);
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
