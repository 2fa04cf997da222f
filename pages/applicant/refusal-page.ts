import type { Language, Said } from '../../domain/values/said.ts';
import { linkButton } from '../html/form.ts';
import { html } from '../html/html.ts';
import type { PageContent } from '../html/page-content.ts';
import { basis, saidIn, translator } from '../parts/words.ts';

export interface RefusalPage {
  readonly language: Language;
  readonly sentence: Said;
  readonly clause?: string | undefined;
  /** The address to go on from. */
  readonly back: string;
}

/** The page for a refused act that has no form of its own: the reason, and where to go on. */
export function refusalPage({ language, sentence, clause: cite, back }: RefusalPage): PageContent {
  const t = translator(language);
  const title = t('未能完成', 'This was not done');
  const body = html`<h1>${title}</h1>
<div class="p">${saidIn(language, sentence)} ${basis(language, cite)}</div>
<p>${linkButton({ href: back, label: t('返回', 'Go back') })}</p>`;
  return { title, body, narrow: true, failed: true };
}
