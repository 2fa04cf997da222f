import type { Call } from '../../domain/call/call.ts';
import type { Site } from '../../domain/call/site.ts';
import type { Language } from '../../domain/values/said.ts';
import { named, translator, wording } from '../parts/words.ts';
import { type Html, html } from './html.ts';

/** The paths of the pages that every footer leads to. */
export const HELP_PATH = '/help';
export const PRIVACY_PATH = '/privacy';

interface Footer {
  readonly language: Language;
  readonly site: Site;
  /** The call that the page is about. What it names stands before what the site says. */
  readonly call?: Call | undefined;
}

/**
 * The foot of every page: who runs it, whom to ask, help and privacy. The values of a call are cited on its own page, to
 * which its organiser leads.
 */
export function footer({ language, site, call }: Footer): Html {
  const t = translator(language);
  const { filing } = call?.identity ?? {};
  return html`<footer><div class="bar">
<span>${t('主办单位：', 'Organised by: ')}${call ? organiserOf(language, call) : named(language, site.organiser)}</span>
<span>${t('咨询：', 'Questions: ')}${call ? wording(language, call.identity.contact) : site.telephone}</span>
<a href="${HELP_PATH}">${t('帮助', 'Help')}</a>
<a href="${PRIVACY_PATH}">${t('个人信息保护', 'Privacy')}</a>
${filing ? html`<span>${wording(language, filing)}</span>` : site.filing !== undefined && html`<span lang="zh-CN">${site.filing}</span>`}
</div></footer>`;
}

function organiserOf(language: Language, { id, identity }: Call): Html {
  const { organiser = identity.issuer } = identity;
  return html`<a href="/calls/${id}">${named(language, { name: organiser.value, en: organiser.en })}</a>`;
}

/** The mark of a site for invented people, before anything else on the page. */
export function demonstrationMark(language: Language, { isDemonstration }: Site): Html | false {
  const t = translator(language);
  return (
    isDemonstration &&
    html`<p class="demonstration" role="note">${t('演示，请勿填写真实信息', 'Demonstration: do not enter real data')}</p>`
  );
}
