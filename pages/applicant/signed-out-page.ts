import type { Language } from '../../domain/values/said.ts';
import { button } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { translator } from '../parts/words.ts';

export interface SignedOutPage {
  readonly language: Language;
  /** The address to which the form that was sent goes on. */
  readonly action: string;
  /** The typed text, sealed to the account. It is kept in this page alone. */
  readonly typed: string;
  /** Somebody else has signed in meanwhile. */
  readonly isOther: boolean;
}

/**
 * The page after a session ended while somebody typed. Signing in opens in another window, because a journey over
 * the issuer carries nothing but an address. The typed text stays here, and the second button brings it back into
 * its form.
 */
export function signedOutPage({ language, action, typed, isOther }: SignedOutPage): PageContent {
  const t = translator(language);
  const title = isOther
    ? t('现在登录的是另一个账号', 'You are signed in with another account')
    : t('登录已过期，填写的内容还在', 'You were signed out; what you typed is kept');
  const body = html`<h1>${title}</h1>
${
  isOther &&
  html`<p>${t('刚才的内容是用另一个账号填写的，所以这里不显示。', 'What was sent was typed by another account, so none of it is shown here.')}</p>
`
}<p role="alert">${t('刚才填写的内容都由本页带着，还没有保存；请不要关闭本页。', 'This page carries all that you typed. It is not saved yet: do not close this page.')}</p>
<ol>
<li>${t('点“登录”，在新打开的页面里用填写这份申报的账号登录；', 'Press “Sign in”, and sign in on the page that opens, with the account of this declaration;')}</li>
<li>${t('登录后回到本页，点“继续”，核对后再保存或提交。', 'then come back to this page and press “Go on”: look at it, and save or submit it.')}</li>
</ol>
<p><a class="button" href="/sign-in?back=%2Fsign-in%2Fdone" target="_blank" rel="noopener">${t('登录（新页面）', 'Sign in (on a new page)')}</a></p>
<form method="post" action="${action}"><input type="hidden" name="typed" value="${typed}">
${button({ label: t('继续', 'Go on'), kind: 'second' })}</form>
<p class="soft">${t('文件不能随页面带着：选好而没有上传的，登录后请重新选择。', 'Files cannot be carried: choose those again that you had chosen and not uploaded.')}</p>`;
  return { title, body, narrow: true, failed: true };
}
