import type { Language } from '../../domain/values/said.ts';
import { html } from '../../pages/html/html.ts';
import { page } from '../../pages/html/layout.ts';
import { translator } from '../../pages/parts/words.ts';
import { SITE } from '../machine/settings.ts';
import type { InventedPerson } from './open-issuer.ts';

/** The request of a browser that comes to sign in. */
export interface SignInRequest {
  readonly client: string;
  readonly back: string;
  readonly state: string;
  readonly nonce: string | undefined;
  readonly challenge: string;
}

/** The page with a button for each person who can sign in on this machine. */
export function choosePage(
  language: Language,
  asked: SignInRequest,
  people: readonly InventedPerson[],
  action: string,
): string {
  const t = translator(language);
  const title = t('以谁的身份登录？', 'Who signs in?');
  const hidden = Object.entries({
    response_type: 'code',
    client_id: asked.client,
    redirect_uri: asked.back,
    state: asked.state,
    ...(asked.nonce === undefined ? {} : { nonce: asked.nonce }),
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
  }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const body = html`<h1>${title}</h1>
<p>${t(
    '仅供本机演示：这些人都是虚构的，不需要密码。',
    'Only on this machine: these people are invented and need no password.',
  )}</p>
<form method="post" action="${action}">${hidden}
${people.map(({ sub, name }) => html`<p><button name="sub" value="${sub}" lang="zh-CN">${name}</button></p>`)}
</form>`;
  return page({ language, title, body, path: '/', narrow: true }, SITE);
}
