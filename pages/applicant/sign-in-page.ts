import type { Language } from '../../domain/values/said.ts';
import { linkButton } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { translator } from '../parts/words.ts';

/** The page for a return from the issuer that led nowhere: it came too late, twice, or from another browser. */
export function signInFailedPage(language: Language): PageContent {
  const t = translator(language);
  const title = t('登录未成功', 'You are not signed in');
  const text = t(
    '登录可能已超过十分钟，或者页面被重复打开。没有任何内容丢失，请重新登录。',
    'Signing in may have taken more than ten minutes, or the page was opened twice. Nothing is lost; sign in again.',
  );
  const body = html`<h1>${title}</h1>
<p>${text}</p>
<p>${linkButton({ href: '/sign-in', label: t('重新登录', 'Sign in again') })}</p>`;
  return { title, body, narrow: true };
}

/** The page after signing in beside a page that holds what was typed: this window has done its part. */
export function signedInPage(language: Language): PageContent {
  const t = translator(language);
  const title = t('您已登录', 'You are signed in');
  const body = html`<h1>${title}</h1>
<p>${t('请关闭本页，回到刚才的页面，点“继续”。', 'Close this page, go back to the one where you typed, and press “Go on”.')}</p>
<p>${linkButton({ href: '/', label: t('首页', 'Start page'), kind: 'second' })}</p>`;
  return { title, body, narrow: true };
}
