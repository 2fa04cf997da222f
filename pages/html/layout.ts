import type { Site } from '../../domain/call/site.ts';
import type { Language } from '../../domain/values/said.ts';
import { chinese, translator } from '../parts/words.ts';
import { demonstrationMark, footer } from './footer.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './page-content.ts';

/** A page with its reader. The site is known only to the deployment, which sets the frame around it. */
export interface Page extends PageContent {
  readonly language: Language;
  /** Path and query to which the language switch comes back. A GET must answer there. */
  readonly path: string;
  /** The account's name; an empty one shows no greeting. Pages without sign-in leave it out. */
  readonly signedInAs?: string | undefined;
  /** Seals the form that signs out; without it the page has no such button. */
  readonly signOutSeal?: string | undefined;
  /** The address behind the site's name; without it the name is no link. */
  readonly home?: string | undefined;
}

/** A whole document. It has nothing inline, since the policy in `pageHeaders` admits neither script nor style there. */
export function page(
  { language, title, body, path, narrow, failed, script, call, ...rest }: Page,
  site: Site,
): string {
  const t = translator(language);
  const name = t('职称申报', 'Professional title declaration');
  const prefix = failed ? t('有误：', 'Error: ') : '';
  const heading = title === name ? name : `${title} - ${name}`;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${prefix}${heading}</title>
<link rel="stylesheet" href="/style.css">
${
  script !== undefined &&
  html`<script src="${script}" defer></script>
`
}</head>
<body>
<a class="skip" href="#main">${t('跳到正文', 'Skip to the content')}</a>
${demonstrationMark(language, site)}
${header({ language, name, path, ...rest })}
<main id="main" class="${narrow ? 'narrow' : 'wide'}">
${body}
</main>
${footer({ language, site, call })}
</body>
</html>
`.text;
}

type Header = Pick<Page, 'language' | 'path' | 'signedInAs' | 'signOutSeal' | 'home'> & { name: string };

function header({ language, name, path, signedInAs, signOutSeal, home }: Header): Html {
  const site =
    home === undefined
      ? html`<span class="site">${name}</span>`
      : html`<a class="site" href="${home}">${name}</a>`;
  return html`<header><div class="bar">
${site}
${signedInAs !== undefined && signedInAs !== '' && html`<span class="who">${chinese(language, signedInAs)}</span>`}
${signOutSeal !== undefined && signOut(language, signOutSeal)}
${languageSwitch(language, path)}
</div></header>`;
}

function signOut(language: Language, seal: string): Html {
  return html`<form method="post" action="/sign-out"><input type="hidden" name="seal" value="${seal}">
<button class="plain">${translator(language)('退出登录', 'Sign out')}</button></form>`;
}

function languageSwitch(language: Language, path: string): Html {
  const [other, name, lang] = language === 'zh' ? ['en', 'English', 'en'] : ['zh', '中文', 'zh-CN'];
  const href = `/language/${other}?back=${encodeURIComponent(path)}`;
  return html`<a href="${href}" lang="${lang}" hreflang="${lang}">${name}</a>`;
}

/**
 * The headers of every page. Only our stylesheet is loaded, nothing is executed but the script of a page that has one, nobody
 * frames the page, and forms go to our site and to `formTargets` (storage, for uploads), as do the requests of a script.
 */
export function pageHeaders(
  formTargets: readonly string[] = [],
  script?: string,
): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    ...(script === undefined
      ? []
      : ["script-src 'self'", `connect-src ${["'self'", ...formTargets].join(' ')}`]),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
